import { type ImageProgram, type ImageServer, imageStart } from "../../dockerfile/start/image-start.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { judgedFiles } from "../../python/servers/judged-files.ts";
import { type Reload, reloadsIn } from "../../python/servers/reloads.ts";
import { serverModules, serverNames } from "../../python/servers/server-names.ts";
import { runAsMain } from "../../python/servers/started-as-main.ts";

const TOO_TANGLED = { skipped: "the names of the program lead to one another too often to be followed" };

/** Why it fails on a Space. */
const EFFECT =
	"Reloading is for development: the server starts anew whenever a file changes, so a program that writes files on a " +
	"Space would restart itself over and over, and drop its requests each time.";

/** What else Flask and its like switch on with it. */
const DEBUGGER = "Debug mode also shows the program's source to visitors when it fails, and may let them run code.";

export default {
	id: "entrypoint/reload",
	title: "No server watches its files to reload itself",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["H28"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/settings/", "https://flask.palletsprojects.com/en/stable/debugging/"],
	check: (space) => (space.contract === "docker" ? inImage(space) : inCode(space)),
} satisfies Rule;

/** Everything that server-start looks at: the call must go anyway, and must not come back like this elsewhere. */
function inCode({ python, entrypoint }: Space): Answer {
	const { reached } = entrypoint;
	const problems = serverModules(python, judgedFiles(python, reached), () => false)
		.flatMap(({ names, calls, starts }) => reloadsIn(names, calls, starts))
		.map((reload) => problemOf(reload, "Delete the call"));
	return problems.length === 0 && serverNames(python).isSpent() ? TOO_TANGLED : problems;
}

/** What the Dockerfile starts; where it may also start a server that does not reload, nothing is certain. */
function inImage(space: Space): Answer {
	const start = imageStart(space.source, space.dockerfile);
	switch (start.kind) {
		case "unknown":
			return { skipped: start.reason };
		case "nothing":
			return { skipped: "the Dockerfile starts no server" };
		case "serves":
			return start.servers.every(({ command }) => command.reload !== undefined)
				? start.servers.flatMap(commandProblem)
				: [];
		case "runs":
			return start.programs.flatMap((program) => programProblems(space, program));
	}
}

function programProblems({ python }: Space, { path }: ImageProgram): readonly Problem[] {
	const run = runAsMain(python, path);
	if (run === undefined) return [];
	const reloads = run.starts.map(({ start, call }) => reloadsIn(run.names, [call], [start]));
	return reloads.every((found) => found.length > 0)
		? reloads.flat().map((reload) => problemOf(reload, `Delete ${reload.by === "" ? "the call" : reload.by}`))
		: [];
}

function commandProblem({ command: { program, reload } }: ImageServer): readonly Problem[] {
	if (reload === undefined) return [];
	const isOption = reload.text.startsWith("-");
	const what = isOption
		? `The image starts "${program}" with ${reload.text}.`
		: `The image starts "${program}", which reloads.`;
	const advice = isOption ? `Delete ${reload.text} here` : `Take a command that does not reload`;
	return [{ place: reload.origin.place, message: `${what} ${EFFECT} ${advice}; ${onYourMachine()}` }];
}

function problemOf({ server, by, module, span, value }: Reload, advice: string): Problem {
	const place = module.lines.place(module.path, span.start, span.end);
	const { expression, scope } = value;
	const literal = scope.module.lines.place(scope.module.path, expression.start, expression.end);
	const what = by === "" ? `"${server}" reloads.` : `"${server}" is told to reload by ${by}.`;
	const isElsewhere = literal.file !== place.file || literal.start.line !== place.start.line;
	const effect = by.startsWith("debug") ? `${EFFECT} ${DEBUGGER}` : EFFECT;
	return {
		place,
		message: `${what} ${effect} ${advice}; ${onYourMachine()}`,
		trace: isElsewhere
			? [
					{ place: literal, note: "is true here" },
					{ place, note: `switches reloading on for ${server}` },
				]
			: [],
	};
}

function onYourMachine(): string {
	return 'on your machine, type "uvicorn main:app --reload".';
}
