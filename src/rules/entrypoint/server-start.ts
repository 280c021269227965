import { imageStart } from "../../dockerfile/start/image-start.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { enclosingFunction } from "../../python/names/scopes.ts";
import { displayName } from "../../python/servers/callables.ts";
import { judgedFiles } from "../../python/servers/judged-files.ts";
import { serverModules, serverNames } from "../../python/servers/server-names.ts";
import type { ServerStart } from "../../python/servers/starts.ts";
import { rootScripts, type ScriptServer } from "../root-scripts.ts";

/** Characters of a function's name that a message repeats. */
const MAX_NAME = 60;

const TOO_TANGLED = { skipped: "the names of the program lead to one another too often to be followed" };

export default {
	id: "entrypoint/server-start",
	title: "No code starts a server: the Space serves `main:app` itself",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-04", "SP-HF-07", "FR-01", "FR-04"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/deployment/", "https://fastapi.tiangolo.com/deployment/manually/"],
	check: (space) => {
		const { python, contract } = space;
		if (space.target.kind === "unknown") return { skipped: space.target.reason };
		if (contract === "docker" && imageStart(space.source, space.dockerfile).kind === "runs") {
			return { skipped: "the Dockerfile runs a Python file instead of a server" };
		}
		const { file } = space.target;
		const { reached } = space.entrypoint;
		const files = contract === "docker" ? reached : judgedFiles(python, reached);
		const problems = serverModules(python, files, () => false)
			.flatMap(({ starts }) => starts)
			.filter((start) => contract === "python" || isRunByImport(start))
			.map((start) => problemOf(start, [file, ...reached].includes(start.scope.module.path)));
		if (problems.length === 0 && serverNames(python).isSpent()) return TOO_TANGLED;
		return contract === "docker" ? problems : [...problems, ...rootScripts(space).flatMap(noticeOf)];
	},
} satisfies Rule;

/** One notice for a script, however many servers it starts: it is a comfort of those who work on the project. */
function noticeOf([first, ...others]: readonly ScriptServer[]): readonly Problem[] {
	if (first === undefined) return [];
	const more = others.length === 0 ? "" : `, and ${others.length} more`;
	const message =
		`${first.owner} starts a server with "${first.command.program}"${more}, but a Space never runs this file: ` +
		"it serves main:app itself. Keep the file for your own machine, or delete it if it was meant to start the Space.";
	return [{ severity: "notice", place: first.place, message }];
}

function isRunByImport({ scope, reach }: ServerStart): boolean {
	return reach === "always" && enclosingFunction(scope) === undefined;
}

function problemOf(start: ServerStart, isReached: boolean): Problem {
	const { node, scope } = start;
	const { lines, path } = scope.module;
	return {
		place: lines.place(path, node.start, node.end),
		message: `${whatOf(start)} ${whenOf(start, path, isReached)} ${adviceOf(start)}`,
	};
}

function whatOf({ callable, command }: ServerStart): string {
	const name = displayName(callable);
	const what = command === undefined ? `${name} starts a server` : `${name} starts a server with "${command.program}"`;
	return `${what}, but a Space serves main:app itself.`;
}

function whenOf({ scope, reach, command }: ServerStart, path: string, isReached: boolean): string {
	const around = enclosingFunction(scope);
	if (reach === "guarded") {
		return `Under the main guard it never runs on the Space, because the server imports ${path}, and the contract forbids it even so.`;
	}
	if (reach === "never") return "This branch never runs on the Space, and the contract forbids it even so.";
	if (around !== undefined) {
		const owner = around.name === "" ? "the lambda" : `${around.name.slice(0, MAX_NAME)}()`;
		return `Whatever calls ${owner} on the Space blocks the server that already runs, or starts a second one that nobody reaches.`;
	}
	if (!isReached) {
		return `Nothing on the Space runs ${path}, and importing it would start a server within the one that already runs.`;
	}
	const when = reach === "always" ? "when" : "if its condition holds when";
	if (command !== undefined) {
		return `It runs ${when} ${path} is imported, and nobody reaches the second server.`;
	}
	return `It runs ${when} ${path} is imported, inside the event loop of the server, and fails or blocks before app is served.`;
}

function adviceOf({ reach }: ServerStart): string {
	const what = reach === "guarded" ? "Delete it, and the guard when nothing else is left in it" : "Delete the call";
	return `${what}; to run the application on your machine, type "uvicorn main:app --reload".`;
}
