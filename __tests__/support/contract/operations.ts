import type { Described } from "./description.ts";
import { blob, holds, tree } from "./objects.ts";
import type { State, Written } from "./state.ts";

/** A question to GitHub that is well formed. */
export interface Question {
	readonly operation: Described;
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	readonly body: Readonly<Record<string, unknown>>;
	/** The user that the token acts for. */
	readonly login: string;
}

/** What an operation gives: a list is cut into pages, a refusal has its sentence. */
export type Outcome =
	| { readonly one: unknown }
	| { readonly list: readonly unknown[]; readonly named?: string }
	| { readonly refused: 403 | 404 | 422; readonly message: string };

const GONE: Outcome = { refused: 404, message: "Not Found" };

/** What the description does not say is checked here: limits of texts, lines outside of the diff, conclusions. */
export const DOES: Readonly<Record<string, (question: Question, state: State) => Outcome>> = {
	"users/get-authenticated": ({ operation, login }) =>
		login.endsWith("[bot]")
			? { refused: 403, message: "Resource not accessible by integration" }
			: { one: { ...operation.example, login } },
	"issues/list-comments": ({ operation }, { comments }) => ({
		list: [...comments.values()].map((comment) => shown(operation, comment)),
	}),
	"issues/create-comment": (question, state) => {
		state.last++;
		return write(question, state, { id: state.last, login: question.login, body: String(question.body.body) });
	},
	"issues/update-comment": (question, state) => {
		const known = state.comments.get(Number(question.params.comment_id));
		return known === undefined ? GONE : write(question, state, { ...known, body: String(question.body.body) });
	},
	"pulls/list-files": ({ operation }, { files }) => ({
		list: files.map((file) => {
			const { patch: _, ...example } = operation.example;
			return { ...example, ...file };
		}),
	}),
	"pulls/list-review-comments": ({ operation }, { lineComments }) => ({
		list: [...lineComments.values()].map((comment) => shown(operation, comment)),
	}),
	"pulls/create-review": review,
	"pulls/delete-review-comment": ({ params }, { lineComments }) =>
		lineComments.delete(Number(params.comment_id)) ? { one: undefined } : GONE,
	"git/get-tree": tree,
	"git/get-blob": blob,
	"checks/list-for-ref": ({ params, query, operation }, { checks }) => {
		const found = [...checks.values()].filter(
			({ body }) => body.head_sha === params.ref && (query.get("check_name") ?? body.name) === body.name,
		);
		const [example] = Array.isArray(operation.example.check_runs) ? operation.example.check_runs : [];
		return {
			named: "check_runs",
			list: found.map(({ id, body }) => ({ ...example, id, name: body.name, external_id: body.external_id ?? null })),
		};
	},
	"checks/list-annotations": ({ params, operation }, { checks }) => {
		const check = checks.get(Number(params.check_run_id));
		if (check === undefined) return GONE;
		return {
			list: check.annotations.map((one) => ({
				...operation.example,
				start_column: null,
				end_column: null,
				...one,
			})),
		};
	},
	"checks/create": (question, state) => {
		state.last++;
		return writeCheck(question, state, state.last);
	},
	"repos/create-deployment": deployment,
	"repos/create-deployment-status": (question, state) => {
		const known = state.deployments.get(Number(question.params.deployment_id));
		if (known === undefined) return GONE;
		const { description = "" } = question.body;
		if (String(description).length > MAX_DESCRIPTION) {
			return { refused: 422, message: `Validation Failed: description is too long (maximum is ${MAX_DESCRIPTION})` };
		}
		known.statuses.push(question.body);
		return { one: { ...question.operation.example, ...question.body } };
	},
	"checks/update": (question, state) => {
		const id = Number(question.params.check_run_id);
		return state.checks.has(id) ? writeCheck(question, state, id) : GONE;
	},
};

/** Characters of what is said of a deployment (GitHub Docs, "Create a deployment status"). */
const MAX_DESCRIPTION = 140;

/** Only of a commit that GitHub holds. Where it is asked to merge and to wait for checks, it does, which nobody here wants. */
function deployment({ operation, body }: Question, state: State): Outcome {
	const { ref, auto_merge, required_contexts } = body;
	if (auto_merge !== false || !Array.isArray(required_contexts) || required_contexts.length > 0) {
		return { refused: 422, message: "Conflict: the default branch would be merged, or checks waited for" };
	}
	if (!holds(state, String(ref))) return { refused: 422, message: `No ref found for: ${ref}` };
	state.last++;
	state.deployments.set(state.last, { body, statuses: [] });
	return { one: { ...operation.example, ...body, id: state.last } };
}

/** Characters of a comment. */
const MAX_BODY = 65_536;

function write({ operation }: Question, { comments }: State, comment: Written): Outcome {
	if (comment.body.length > MAX_BODY) {
		return { refused: 422, message: `Validation Failed: body is too long (maximum is ${MAX_BODY} characters)` };
	}
	comments.set(comment.id, comment);
	return { one: shown(operation, comment) };
}

function shown({ example }: Described, { id, login, body, path, line, answers }: Written) {
	const user = { ...Object(example.user), login, type: login.endsWith("[bot]") ? "Bot" : "User" };
	const { in_reply_to_id: _, line: __, ...rest } = example;
	const place = path === undefined ? {} : { path, ...(line === null ? {} : { line }) };
	const reply = answers === undefined ? {} : { in_reply_to_id: answers };
	return { ...rest, id, user, body, ...place, ...reply };
}

interface Asked {
	readonly path: string;
	readonly line: number;
	readonly start_line?: number;
	readonly body: string;
}

/** One comment on a line outside of the diff, and GitHub takes none of a review. */
function review({ operation, body, login }: Question, state: State): Outcome {
	const comments: readonly Asked[] = Array.isArray(body.comments) ? body.comments : [];
	if (comments.length > 30) return { refused: 403, message: "You have triggered an abuse detection mechanism" };
	for (const { path, line, start_line: start = line, body: text } of comments) {
		const hunks = hunksOf(state.files.find(({ filename }) => filename === path)?.patch ?? "");
		const within = hunks.find((hunk) => line >= hunk.from && line < hunk.until);
		if (within === undefined || start < within.from || start > line) {
			return {
				refused: 422,
				message: "Unprocessable Entity: pull_request_review_thread.line must be part of the diff",
			};
		}
		if (text.length > MAX_BODY) return { refused: 422, message: "Unprocessable Entity: body is too long" };
	}
	if (body.event === "COMMENT" && !body.body) return { refused: 422, message: "Unprocessable Entity: body is missing" };
	for (const { path, line, body: text } of comments) {
		state.last++;
		state.lineComments.set(state.last, { id: state.last, login, path, line, body: text });
	}
	state.reviews.push(String(body.body));
	return { one: { ...operation.example, body: body.body } };
}

/** The lines of the new side that hunks show, by their heads alone. */
function hunksOf(patch: string): { from: number; until: number }[] {
	return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, from = "0", count = "1"]) => ({
		from: Number(from),
		until: Number(from) + Number(count),
	}));
}

function writeCheck({ operation, body }: Question, { checks }: State, id: number): Outcome {
	const refused = (message: string): Outcome => ({ refused: 422, message: `Invalid request. ${message}` });
	if (body.status === "completed" && body.conclusion === undefined) return refused("conclusion is missing");
	const given = Object(body.output).annotations;
	const annotations: readonly Readonly<Record<string, unknown>>[] = Array.isArray(given) ? given : [];
	for (const { start_line, end_line, start_column, title, message, path } of annotations) {
		if (Number(start_line) < 1 || Number(end_line) < Number(start_line)) return refused("lines are out of order");
		if (start_column !== undefined && start_line !== end_line) return refused("columns need one line");
		if (String(title).length > 255 || Buffer.byteLength(String(message)) > 65_536) return refused("a text is too long");
		if (path === "" || String(path).startsWith("./")) return refused("a path is not of the repository");
	}
	const known = checks.get(id);
	// What an update does not name stays as it was.
	const now = { ...known?.body, ...body };
	checks.set(id, { id, body: now, annotations: [...(known?.annotations ?? []), ...annotations] });
	return { one: { ...operation.example, id, name: now.name, external_id: now.external_id ?? null } };
}
