import { check, type Judged, type Ports, type Request } from "../../gate/check.ts";
import { faultOf } from "../../gate/fault.ts";
import { NO_INQUIRY } from "../../gate/inquiry.ts";
import { NOT_HELD } from "../../source/git/listing.ts";
import { parentsOf } from "../../source/git/revision.ts";
import type { Source } from "../../source/source.ts";
import { SourceError, type SourceErrorCode } from "../../source/source-error.ts";
import type { Access } from "../api/open.ts";
import type { PullRequest } from "../event.ts";
import type { ReadBase } from "./read-base.ts";
import { type Unread, unasked } from "./unread.ts";

/** What is needed to learn what Spaces are without a pull request. */
export interface Pull {
	readonly event: PullRequest;
	/** The commit that the run is about, GITHUB_SHA. */
	readonly commit: string | undefined;
	readonly access: Access;
	readonly ports: Ports;
}

/** Finds what a Space is without the pull request: only what it is, by no rule. Never throws. */
export type FindBase = (request: Request, head: Judged) => Promise<Judged | Unread>;

/** For the Spaces of a run: from git where the checkout holds that commit, else from GitHub, through one reader for all. */
export function baseFinder(pull: Pull): FindBase {
	let reader: Promise<ReadBase> | undefined;
	const readerFor = () => {
		reader ??= import("./read-base.ts").then(({ baseReader }) => baseReader(pull.access));
		return reader;
	};
	return async (request, head) => {
		try {
			return await baseOf(request, head, pull, readerFor);
		} catch (thrown) {
			return { unknown: clauseOf(faultOf(thrown).message) };
		}
	};
}

async function baseOf(
	request: Request,
	head: Judged,
	{ event, commit, ports }: Pull,
	readerFor: () => Promise<ReadBase>,
): Promise<Judged | Unread> {
	const { where } = request;
	const { origin } = head.source;
	if (where.kind !== "commit" || origin.kind !== "commit") return { unknown: "the workspace is no git checkout" };
	const base = await baseCommit(where.repository, origin.commit, event);
	if (base === undefined) return { unknown: "GitHub does not tell the commit that it is to be merged into" };
	const before = { ...request, where: { ...where, revision: base }, inquiry: NO_INQUIRY };
	const result = await check(before, { ...ports, openSource: async (it) => whole(await ports.openSource(it)) }, []);
	if (result.kind === "judged") return result;
	if (!NOT_IN_CHECKOUT.has(result.fault.code)) return { unknown: clauseOf(result.fault.message) };
	// Of another repository there is no such commit, or a stranger's.
	const isAbout = origin.commit === commit || origin.commit === event.head;
	if (!isAbout) return unasked("the checkout is of another commit than this run is about");
	const read = await readerFor();
	return await read({ ...where, revision: base }, before, ports);
}

/**
 * The commit that the pull request is compared with: of the merge that GitHub makes for the run the first parent, for the
 * branch may have moved on since the event told of it.
 */
async function baseCommit(
	repository: string,
	commit: string,
	{ head, base }: PullRequest,
): Promise<string | undefined> {
	const parents = await parentsOf(repository, commit);
	return parents.length === 2 && parents[1] === head ? parents[0] : base;
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

function clauseOf(message: string): string {
	return message.replace(/\.$/, "");
}
