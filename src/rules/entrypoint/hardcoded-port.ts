import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Module } from "../../python/module.ts";
import { mayFixPort } from "../../python/servers/file-words.ts";
import { judgedFiles } from "../../python/servers/judged-files.ts";
import { fixedPortsIn } from "../../python/servers/ports/fixed-ports.ts";
import type { FixedPort, PortUse } from "../../python/servers/ports/port-values.ts";
import { serverModules, serverNames } from "../../python/servers/server-names.ts";
import { listeningProblems } from "../image/docker-listening.ts";
import { rootScripts, type ScriptServer } from "../root-scripts.ts";

const TOO_TANGLED = { skipped: "the names of the program lead to one another too often to be followed" };

/** Characters of the user's text that a message repeats. */
const MAX_QUOTE = 60;

export default {
	id: "entrypoint/hardcoded-port",
	title: "No port is fixed in code",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-07", "FR-04", "H3", "H4"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-sdks-docker",
		"https://huggingface.co/docs/hub/spaces-config-reference",
	],
	check: (space) => {
		if (space.contract === "docker") return listeningProblems(space);
		const { python } = space;
		const { reached } = space.entrypoint;
		const files = judgedFiles(python, reached);
		const used = serverModules(python, files, (path) => mayFixPort(python, path)).flatMap((module) =>
			fixedPortsIn(module).map((fixed) => ({ fixed, user: module.module.module })),
		);
		const found = new Map<string, Problem>();
		for (const { fixed, user } of used.sort((a, b) => clarity(a.fixed.use) - clarity(b.fixed.use))) {
			const key = `${fixed.module.path}:${fixed.span.start}`;
			if (!found.has(key)) found.set(key, problemOf(fixed, user));
		}
		if (found.size === 0 && serverNames(python).isSpent()) return TOO_TANGLED;
		return [...found.values(), ...rootScripts(space).flatMap(noticeOf)];
	},
} satisfies Rule;

/** What listens says more of a port than the name that it has. */
function clarity({ kind }: PortUse): number {
	return ["argument", "command", "fallback", "variable", "constant"].indexOf(kind);
}

/** One notice for a script: no Space runs it, but who wrote it may expect the port. */
function noticeOf(servers: readonly ScriptServer[]): readonly Problem[] {
	const [first] = servers.flatMap((server) => server.command.ports.map(({ value }) => ({ ...server, port: value })));
	if (first === undefined) return [];
	const message =
		`${first.owner} gives "${first.command.program}" the fixed port ${first.port}, but a Space never runs this file: ` +
		"it serves main:app on the port that its platform chooses. Keep the port for your own machine, and do not expect it on the Space.";
	return [{ severity: "notice", place: first.place, message }];
}

function problemOf(fixed: FixedPort, user: Module): Problem {
	const { module, span, use } = fixed;
	const place = module.lines.place(module.path, span.start, span.end);
	const used = user.lines.place(user.path, use.start, use.end);
	const isOneLine = used.file === place.file && used.start.line === place.start.line;
	return {
		place,
		message: `${whatOf(fixed)} A Space answers on the port that its platform chooses and routes to main:app, so a port in code is never the one that visitors reach. ${adviceOf(use)}`,
		trace: isOneLine
			? []
			: [
					{ place, note: `holds the port ${fixed.port}` },
					{ place: used, note: usedAs(use) },
				],
	};
}

function whatOf({ port, use }: FixedPort): string {
	switch (use.kind) {
		case "argument":
			return `${use.callable} is given the fixed port ${port}.`;
		case "command":
			return `The command "${use.program}" is given the fixed port ${port}${use.option === "" ? "" : ` by ${use.option}`}.`;
		case "fallback":
			return `${quote(use.name)} falls back to the fixed port ${port}.`;
		case "constant":
			return `${quote(use.name)} fixes the port ${port}.`;
		case "variable":
			return `The program sets the environment variable ${quote(use.name)} to the fixed port ${port}.`;
	}
}

function adviceOf(use: PortUse): string {
	if (use.kind === "argument" || use.kind === "command") {
		return "Delete the port together with the code that listens on it; on your machine, give it to uvicorn on the command line.";
	}
	return "Delete it with the code that uses it; on your machine, give the port to uvicorn on the command line.";
}

function usedAs(use: PortUse): string {
	switch (use.kind) {
		case "argument":
			return `gives it to ${use.callable}`;
		case "command":
			return `gives it to the command "${use.program}"`;
		case "fallback":
			return `falls back to it for ${quote(use.name)}`;
		default:
			return `binds it to ${quote(use.name)}`;
	}
}

function quote(name: string): string {
	return `"${name.length > MAX_QUOTE ? `${name.slice(0, MAX_QUOTE)}…` : name}"`;
}
