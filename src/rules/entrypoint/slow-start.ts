import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Contract, Space } from "../../gate/space.ts";
import { openNames } from "../../python/names/names.ts";
import type { Entrypoint } from "../../python/program.ts";
import { displayName } from "../../python/servers/callables.ts";
import type { Made } from "../../python/startup/applications.ts";
import { callsAtStart } from "../../python/startup/calls-at-start.ts";
import { shortName, traceOfChain } from "../../python/startup/chain.ts";
import type { Disk } from "../../python/startup/knowledge.ts";
import { relevantFiles } from "../../python/startup/relevant-files.ts";
import { leadsToSlow, SLOW_WORDS, type Slowness } from "../../python/startup/slow-callables.ts";
import { maybeSlow, PROCESS_WORDS, type SlowCall, slowCallOf } from "../../python/startup/slow-calls.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";

/** Calls that are listed; whoever makes more of them has understood after so many. */
const MAX_PROBLEMS = 10;

const INTEREST = { words: [...SLOW_WORDS, ...PROCESS_WORDS], isWanted: maybeSlow, isMaker: leadsToSlow };

/** Instructions of a Dockerfile that may fetch models and files while the image is built. */
const FETCHING =
	/^[ \t]*(RUN|ADD)\b.*\b(python[\d.]*[ \t]+(?!-m[ \t]+(pip|venv|ensurepip)\b)|huggingface-cli|hf[ \t]|from_pretrained|snapshot_download|wget|curl|git[ \t]+(clone|lfs)|spacy|nltk|gdown|https?:)/im;

export default {
	id: "entrypoint/slow-start",
	title: "Nothing slow stands between the start of the Space and its first answer",
	severity: "notice",
	contracts: ["python", "docker"],
	clauses: ["H5"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://fastapi.tiangolo.com/advanced/events/",
		"https://www.starlette.io/lifespan/",
	],
	check: (space) => {
		const { target, entrypoint } = space;
		if (target.kind === "unknown") return { skipped: target.reason };
		if (entrypoint.proof.state === "refuted" && entrypoint.proof.because !== "not-asgi") {
			return {
				skipped: `${shown(target.file)} cannot be imported as it is, so the start ends before it could be slow`,
			};
		}
		const { problems, isSpent } = slowCalls(space, entrypoint);
		const isUnanswered = problems.length === 0 && isSpent;
		return isUnanswered ? { skipped: "the program is too tangled to follow what it calls when it starts" } : problems;
	},
} satisfies Rule;

function slowCalls(space: Space, { application, reached }: Entrypoint): { problems: Problem[]; isSpent: boolean } {
	const [path] = reached;
	if (path === undefined) return { problems: [], isSpent: false };
	const names = openNames(space.python, () => true);
	const relevant = relevantFiles(names, reached, INTEREST);
	if (relevant.size === 0) return { problems: [], isSpent: names.isSpent() };
	const files = new Set(reached);
	const isRelevant = (file: string) => relevant.has(file) || !files.has(file);
	const disk = diskOf(space);
	const isServed = ({ node, scope }: Made, all: readonly Made[]) => {
		if (application === undefined) return all.length === 1;
		const { file, start } = scope.module.lines.place(scope.module.path, node.start, node.end);
		const { place } = application;
		return file === place.file && start.line === place.start.line && start.column === place.start.column;
	};
	const calls = callsAtStart({ names, disk, isRelevant, isWanted: maybeSlow, isServed }, path);
	const slow = new Map(calls.map((call) => [call.node, slowCallOf(names, disk, call)]));
	const problems = [...slow.values()].flatMap((call) => (call === undefined ? [] : problemOf(call, space.contract)));
	return { problems: atMost(MAX_PROBLEMS, problems.sort(comparePlaces)), isSpent: names.isSpent() };
}

/** What the disk of the Space holds when it starts: the tree, and whatever the build of its image adds. */
function diskOf({ source, contract, card }: Space): Disk {
	const folders = new Set<string>();
	for (const path of source.entries.keys()) {
		for (
			let at = path.lastIndexOf("/");
			at > 0 && !folders.has(path.slice(0, at));
			at = path.lastIndexOf("/", at - 1)
		) {
			folders.add(path.slice(0, at));
		}
	}
	const dockerfile = contract === "docker" ? source.read("Dockerfile") : undefined;
	const isPrepared =
		dockerfile instanceof Uint8Array && FETCHING.test(new TextDecoder().decode(dockerfile).replaceAll(/\\\r?\n/g, " "));
	const preloaded = card.kind === "card" ? card.values.get("preload_from_hub")?.value : undefined;
	return {
		holds: (path) =>
			source.entries.has(path) || folders.has(path) || (contract === "docker" && isPrepared ? undefined : false),
		isPrepared,
		preloaded: Array.isArray(preloaded) ? preloaded.flatMap((one) => String(one).trim().split(/\s+/, 1)) : [],
	};
}

function comparePlaces(a: Problem, b: Problem): number {
	const byFile = a.place.file < b.place.file ? -1 : Number(a.place.file > b.place.file);
	return byFile || a.place.start.line - b.place.start.line || a.place.start.column - b.place.start.column;
}

function problemOf(call: SlowCall, contract: Contract): Problem {
	const { node, scope, slowness, chain } = call;
	const { lines, path } = scope.module;
	const build = contract === "docker" ? ", or while the image is built" : "";
	return {
		place: lines.place(path, node.start, node.end),
		message: `${whatOf(call)} ${WHY[slowness]} ${adviceOf(slowness, build)}`,
		trace: traceOfChain(chain),
	};
}

const WHAT: Readonly<Record<Exclude<Slowness, "sleep">, string>> = {
	model: "loads a model from the network",
	files: "downloads files",
	migration: "migrates the database",
	network: "asks another server over the network",
	packages: "installs packages",
};

function whatOf({ name, command, slowness, seconds, phase, scope }: SlowCall): string {
	const what = slowness === "sleep" ? `sleeps for ${seconds ?? 0} seconds` : WHAT[slowness];
	const who = `${shortName(displayName(name))}()${command === undefined ? "" : ` runs "${command}" and`}`;
	const when = phase === "import" ? `while ${scope.module.path} is imported` : "before the start-up of app ends";
	return `${who} ${what} ${when}.`;
}

const LATE =
	"Until it is done the Space answers nobody, at every start again, and after 30 minutes the Hub gives the start up.";

const WHY: Readonly<Record<Slowness, string>> = {
	model: LATE,
	files: LATE,
	migration: LATE,
	network: "If that server is slow or down, the Space starts late or not at all.",
	sleep: "Until it is over the Space answers nobody, at every start again.",
	packages: LATE,
};

function adviceOf(slowness: Slowness, build: string): string {
	switch (slowness) {
		case "model":
		case "files":
			return `Do it at the first request that needs it, in a background task${build}, or allow more time with startup_duration_timeout in README.md.`;
		case "migration":
			return "Migrate before you deploy, or allow more time with startup_duration_timeout in README.md.";
		case "network":
			return "Ask when the answer is needed, or in a background task.";
		case "sleep":
			return "Take the sleep out, or wait in a background task for what it is there for.";
		case "packages":
			return "List the packages in requirements.txt instead, where they are installed once.";
	}
}
