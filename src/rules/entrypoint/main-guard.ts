import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { workingGuards } from "../../python/guarded/main-guards.ts";
import type { Work, WorkingGuard, WorkKind } from "../../python/guarded/work.ts";
import type { Refutation, TraceStep } from "../../python/proof.ts";
import { atMost } from "../at-most.ts";

/** Guards that are reported. */
const MAX_FINDINGS = 10;

/** Pieces of work that a message names, and that a trace shows. */
const MAX_NAMED = 3;
const MAX_STEPS = 12;

/** Characters of the user's text that a message repeats at a time. */
const MAX_QUOTE = 60;

/** Configuration of the tools that bring tables up to date by themselves. */
const MIGRATIONS = /(^|\/)(alembic\.ini|alembic\/env\.py|migrations\/env\.py|migrations\/models\/[^/]+\.py)$/;

/** Where what the import would run is not known. */
const IMPORT_FAILURES: ReadonlySet<Refutation> = new Set(["syntax", "import-fails", "python-version"]);

const TOO_TANGLED = { skipped: "the names of the program lead to one another too often to be followed" };

export default {
	id: "entrypoint/main-guard",
	title: "Nothing that the application needs stands under the main guard",
	severity: "warning",
	contracts: ["python"],
	clauses: ["SP-HF-04", "FR-01"],
	since: "0.1.0",
	sources: ["https://docs.python.org/3/library/__main__.html", "https://fastapi.tiangolo.com/advanced/events/"],
	check: ({ python, source, entrypoint }) => {
		const { proof } = entrypoint;
		if (proof.state === "refuted" && proof.because === "no-module") return { skipped: "there is no main.py" };
		if (proof.state === "refuted" && IMPORT_FAILURES.has(proof.because)) {
			return { skipped: "the import of main.py fails, so what it would run is not known" };
		}
		const { guards, isCutShort } = workingGuards(python, entrypoint, {
			hasFile: (path) => source.entries.has(path),
			hasMigrations: [...source.entries.keys()].some((path) => MIGRATIONS.test(path)),
		});
		const problems = atMost(MAX_FINDINGS, guards.map(problemOf));
		return problems.length === 0 && isCutShort ? TOO_TANGLED : problems;
	},
} satisfies Rule;

function problemOf({ module, guard, work }: WorkingGuard): Problem {
	const [first] = work;
	const place = module.lines.place(module.path, first.span.start, first.span.end);
	const start = module.lines.position(guard.start);
	const opening: TraceStep = {
		place: { file: module.path, start, end: start },
		note: "holds only where the file is run by itself, never on the Space",
	};
	const steps = work
		.slice(0, MAX_STEPS)
		.map((one) => ({ place: module.lines.place(module.path, one.span.start, one.span.end), note: whatOf(one) }));
	return {
		message: `${claimOf(work)} ${effectOf(work, module.path)} ${adviceOf(work)}`,
		place,
		trace: [opening, ...steps],
	};
}

function claimOf(work: readonly Work[]): string {
	const named = work.slice(0, MAX_NAMED).map(whatOf);
	const rest = work.length - named.length;
	const all = rest > 0 ? [...named, `${rest} more`] : named;
	const list = all.length === 1 ? all.join("") : `${all.slice(0, -1).join(", ")}, and ${all.at(-1) ?? ""}`;
	const text = work.length === 1 ? `${list} only under the main guard.` : `Only under the main guard: ${list}.`;
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is done, a clause: "the router "tasks" is included". */
function whatOf({ kind, name, user }: Work): string {
	const [noun, verb] = WORDS[kind];
	const users = user === "" ? "" : `, which ${quote(`${user}()`)} needs,`;
	return name === "" ? `${noun} ${verb}` : `${noun} ${quote(name)}${users} ${verb}`;
}

const WORDS: Readonly<Record<WorkKind, readonly [noun: string, verb: string]>> = {
	router: ["the router", "is included"],
	middleware: ["the middleware", "is added"],
	mount: ["the application for", "is mounted"],
	extension: ["the extension", "is added to the application"],
	route: ["the route", "is registered"],
	"exception-handler": ["the handler of the exception", "is registered"],
	"start-handler": ["the handler of the event", "is registered"],
	wrapper: ["the wrapper", "is put around the application"],
	tables: ["the set-up of the database by", "is done"],
	state: ["the application's state", "is set"],
	settings: ["the file", "is loaded"],
	"unbound-name": ["the name", "is bound"],
	"empty-name": ["the name", "is given its value"],
};

function effectOf(work: readonly Work[], path: string): string {
	const effects = [...new Set(work.map(consequenceOf))];
	const shown = effects.slice(0, MAX_NAMED).join("; ");
	return `A Space imports ${path} instead of running it, so that never happens there: ${shown}${effects.length > MAX_NAMED ? "; and so on" : ""}.`;
}

function consequenceOf({ kind, name, user }: Work): string {
	switch (kind) {
		case "router":
		case "route":
		case "mount":
			return "requests to these paths answer 404";
		case "extension":
			return "what the extension answers is not there";
		case "middleware":
		case "wrapper":
			return "requests pass without the middleware";
		case "exception-handler":
			return "errors are answered without the handler";
		case "start-handler":
			return "nothing is done when the application starts or stops";
		case "tables":
			return "queries fail unless the tables are there already";
		case "state":
			return `reading ${quote(`state.${name}`)} raises AttributeError`;
		case "settings":
			return "the variables in that file are not set";
		case "unbound-name":
			return `${user.slice(0, MAX_QUOTE)}() ends in NameError`;
		case "empty-name":
			return `${quote(name)} is still None in ${user.slice(0, MAX_QUOTE)}()`;
	}
}

function adviceOf(work: readonly Work[]): string {
	const early = work.filter(({ kind }) => BEFORE_REQUESTS.has(kind));
	const what = work.length === 1 ? "it" : "all of it";
	if (early.length === 0) return `Move ${what} to module level, above the guard.`;
	if (early.length === work.length)
		return `Move ${what} into the application's lifespan, or to module level above the guard.`;
	return "Move what the application consists of to module level, above the guard, and what has to happen before the first request into its lifespan.";
}

/** What has to happen once, before the first request. */
const BEFORE_REQUESTS: ReadonlySet<WorkKind> = new Set(["tables", "state", "empty-name"]);

function quote(name: string): string {
	return `"${name.length > MAX_QUOTE ? `${name.slice(0, MAX_QUOTE)}…` : name}"`;
}
