import type { Limits } from "../../http/request.ts";
import type { PythonVersion } from "../../python/version.ts";
import type { IndexAnswers, Project } from "../answers.ts";
import { type Cache, freshUntil } from "./cache.ts";
import { type Fetched, fetchText, LIMITS } from "./fetch-text.ts";
import { type ListedFile, projectOf, readListing } from "./read-project.ts";

/** The form in which an index is asked to answer (PEP 691). */
const TYPE = "application/vnd.pypi.simple.v1+json";

/** Questions that are under way at the same time. */
const WORKERS = 8;

/** Projects that one run asks for; the longest lists that people commit have some hundred. */
const MAX_PROJECTS = 1_000;

/** Milliseconds that all questions together may take. */
const TIME = 120_000;

/** What an index is asked. */
export interface Question {
	/** Address of the index without its last slash, as `parseAddress` gives it. */
	readonly index: string;
	/** Normalised names. */
	readonly names: readonly string[];
	readonly version: PythonVersion;
	/** What this sends as its name. */
	readonly agent: string;
	readonly cache: Cache;
	readonly limits?: Limits;
}

/** Asks an index for every name, some at a time. Never throws: what gets no answer is `unanswered`, with the reason. */
export async function askIndex(question: Question): Promise<IndexAnswers> {
	const names = [...new Set(question.names)];
	const signal = AbortSignal.timeout(TIME);
	const projects = new Map<string, Project>();
	const waiting = names.slice(0, MAX_PROJECTS);
	const work = async () => {
		for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
			projects.set(name, await askFor(name, question, signal));
		}
	};
	await Promise.all(Array.from({ length: WORKERS }, work));
	for (const name of names.slice(MAX_PROJECTS)) {
		projects.set(name, { kind: "unanswered", reason: `more than ${MAX_PROJECTS} projects are required` });
	}
	return { kind: "asked", host: new URL(question.index).host, projects: orNothing(projects) };
}

/** An address that is no index, or not this Space's, knows nothing: that says nothing of a project. */
function orNothing(projects: ReadonlyMap<string, Project>): ReadonlyMap<string, Project> {
	const all = [...projects];
	if (all.some(([, { kind }]) => kind === "known") || !all.some(([, { kind }]) => kind === "missing")) return projects;
	const reason = "it knows none of the required projects, as if it were no package index";
	return new Map(all.map(([name, one]) => [name, one.kind === "missing" ? { kind: "unanswered", reason } : one]));
}

async function askFor(name: string, question: Question, signal: AbortSignal): Promise<Project> {
	const { index, cache, version, agent, limits = LIMITS } = question;
	const address = `${index}/${encodeURIComponent(name)}/`;
	const kept = await cache.read(address);
	if (kept !== undefined && kept.freshUntil > Date.now()) return projectOf(name, kept.listed, version);
	const headers = { accept: TYPE, "user-agent": agent, ...(kept?.etag && { "if-none-match": kept.etag }) };
	const fetched = await fetchText(address, headers, limits, signal);
	if (fetched.kind === "missing") return { kind: "missing" };
	if (fetched.kind === "failed") return { kind: "unanswered", reason: fetched.reason };
	const listed = fetched.kind === "unchanged" ? kept?.listed : listingIn(fetched);
	if (listed === undefined) return { kind: "unanswered", reason: "its answer is not the JSON of PEP 691" };
	const etag = fetched.headers.get("etag") ?? kept?.etag;
	await cache.write(address, { listed, etag, freshUntil: freshUntil(fetched.headers, Date.now()) });
	return projectOf(name, listed, version);
}

function listingIn({ text, type }: Extract<Fetched, { kind: "text" }>): ListedFile[] | undefined {
	return type === TYPE || type === "application/json" ? readListing(text) : undefined;
}
