import { resolve } from "node:path";
import { check, type Judged, type Ports, type Request, type Result } from "../gate/check.ts";
import { faultOf } from "../gate/fault.ts";
import { NO_INQUIRY } from "../gate/inquiry.ts";
import { withOneEngine } from "../gate/one-engine.ts";
import { NOT_HELD } from "../source/git/listing.ts";
import type { Source } from "../source/source.ts";
import { SourceError, type SourceErrorCode } from "../source/source-error.ts";
import type { Access } from "./api/open.ts";
import type { ReadBase } from "./base/read-base.ts";
import { unasked } from "./base/unread.ts";
import type { Event, PullRequest } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import { spaceRoots } from "./space-roots.ts";
import { locateSpace } from "./workspace.ts";

/** What came of one Space root. */
export interface RootResult {
	/** The Space root seen from the workspace, "" for the workspace itself: where annotations start. */
	readonly prefix: string;
	readonly result: Result;
	/** The same Space before the change, or why nobody knows it; `undefined` where the run is not about a pull request. */
	readonly base?: Judged | { readonly unknown: string };
}

/** What a run knows of where it runs. */
export interface Surroundings extends Omit<Access, "token"> {
	readonly workspace: string;
	readonly event: Event;
	/** The commit that the run is about, GITHUB_SHA. */
	readonly commit: string | undefined;
}

/** Checks the Space roots that the inputs name, one after the other, with one parser. */
export async function checkRoots(
	inputs: Inputs,
	surroundings: Surroundings,
	ports: Ports,
): Promise<readonly RootResult[]> {
	const { workspace, event } = surroundings;
	const roots = spaceRoots(workspace, inputs.paths);
	if ("fault" in roots) return [{ prefix: "", result: { kind: "fault", fault: roots.fault } }];
	const shared: Ports = {
		...withOneEngine(ports),
		readText: async (path) => await ports.readText(resolve(workspace, path)),
	};
	const heads: Head[] = [];
	for (const path of roots) heads.push(await checkRoot(path, inputs, workspace, shared));
	if (event.kind !== "pull-request") return heads.map(({ prefix, result }) => ({ prefix, result }));
	// The time that GitHub has to answer begins with the first question: all heads are judged by then.
	const pull: Pull = {
		...surroundings,
		event,
		ports: shared,
		reader: readerFor({ ...surroundings, token: inputs.token }),
	};
	const results: RootResult[] = [];
	for (const head of heads) results.push(await withBase(head, pull));
	return results;
}

/** What came of a Space root, and what was asked where that could be. */
interface Head {
	readonly prefix: string;
	readonly result: Result;
	readonly request?: Request;
}

async function checkRoot(path: string, inputs: Inputs, workspace: string, ports: Ports): Promise<Head> {
	const root = locateSpace(workspace, path);
	if ("fault" in root) return { prefix: path, result: { kind: "fault", fault: root.fault } };
	const { contract, python, failOn, config, inquiry } = inputs;
	const { where, inRepository } = root;
	const request = { contract, python, failOn, config, inquiry, where, root: inRepository, engine: "auto" } as const;
	return { prefix: root.inWorkspace, result: await check(request, ports), request };
}

/** What is needed to learn what Spaces are without a pull request. */
interface Pull extends Surroundings {
	readonly event: PullRequest;
	readonly ports: Ports;
	/** One for all Spaces, made when the first one needs it. */
	reader(): Promise<ReadBase>;
}

function readerFor(access: Access): () => Promise<ReadBase> {
	let reader: Promise<ReadBase> | undefined;
	return () => {
		reader ??= import("./base/read-base.ts").then(({ baseReader }) => baseReader(access));
		return reader;
	};
}

async function withBase({ prefix, result, request }: Head, pull: Pull): Promise<RootResult> {
	if (result.kind === "fault" || request === undefined) return { prefix, result };
	try {
		return { prefix, result, base: await baseOf(request, result, pull) };
	} catch (thrown) {
		return { prefix, result, base: { unknown: clauseOf(faultOf(thrown).message) } };
	}
}

/** The Space as it is without the pull request: only what it is, by no rule. */
async function baseOf(request: Request, head: Judged, pull: Pull): Promise<Judged | { readonly unknown: string }> {
	const { where } = request;
	const { base } = pull.event;
	if (where.kind !== "commit") return { unknown: "the workspace is no git checkout" };
	if (base === undefined) return { unknown: "GitHub does not tell the commit that it is to be merged into" };
	const before = { ...request, where: { ...where, revision: base }, inquiry: NO_INQUIRY };
	const result = await check(
		before,
		{ ...pull.ports, openSource: async (it) => whole(await pull.ports.openSource(it)) },
		[],
	);
	if (result.kind === "judged") return result;
	if (!NOT_IN_CHECKOUT.has(result.fault.code)) return { unknown: clauseOf(result.fault.message) };
	if (!isAbout(head, pull)) return unasked("the checkout is of another commit than this run is about");
	const read = await pull.reader();
	return await read({ ...where, revision: base }, before, pull.ports);
}

/** What git's own words for objects that are not there become; which ones goes by its version. */
const NOT_IN_CHECKOUT: ReadonlySet<string> = new Set<SourceErrorCode>([
	"revision-missing",
	"objects-missing",
	"git-failed",
]);

/** Of a checkout with `filter` some files may never have come: a tree without them would look as if they were new. */
function whole(source: Source): Source {
	if (!source.omissions.some(({ reason }) => reason === NOT_HELD)) return source;
	throw new SourceError("objects-missing", "Some files of the commit were not fetched.", "Leave `filter` out.");
}

/** Whether the checkout is what GitHub runs this for: of another repository there is no such commit, or a stranger's. */
function isAbout({ source: { origin } }: Judged, { commit, event }: Pull): boolean {
	return origin.kind === "commit" && (origin.commit === commit || origin.commit === event.head);
}

function clauseOf(message: string): string {
	return message.replace(/\.$/, "");
}
