import { createServer, type IncomingMessage } from "node:http";
import { type Described, OPERATIONS } from "./description.ts";
import { DOES, type Outcome } from "./operations.ts";
import { emptyState, type State } from "./state.ts";

/** A question that was asked, and how it was answered. */
export interface Asked {
	/** The name of the operation in GitHub's description; "" for one that is not in it. */
	readonly operation: string;
	readonly authorization: string;
	readonly body: Readonly<Record<string, unknown>>;
	readonly status: number;
}

/** What somebody else answers in GitHub's place. */
export interface Interruption {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

/** How GitHub is. */
export interface Conditions {
	readonly state?: State;
	/** Whom the token acts for; what ends in "[bot]" is an application. */
	readonly login?: string;
	/** What the token may do. */
	readonly permission?: "read" | "write";
	/** Where the API lies: of an Enterprise Server below "/api/v3". */
	readonly path?: string;
	/** Answers a question before GitHub does; `nth` counts the questions of an operation. */
	readonly interrupt?: (operation: string, nth: number) => Interruption | "hang" | undefined;
}

/** GitHub as a test sees it. */
export interface Hosted {
	/** What GITHUB_API_URL says. */
	readonly api: string;
	readonly state: State;
	readonly asked: readonly Asked[];
	/** What the server itself did wrong; a test expects none. */
	readonly breaches: readonly string[];
}

/**
 * GitHub's API on this machine while a test uses it: questions and its own answers are held to GitHub's description, and to
 * what the description does not say.
 */
export async function withGitHub<T>(conditions: Conditions, use: (hosted: Hosted) => Promise<T>): Promise<T> {
	const { state = emptyState(), path: base = "", login = "github-actions[bot]" } = conditions;
	const asked: Asked[] = [];
	const breaches: string[] = [];
	const server = createServer(async (request, response) => {
		const { method = "", headers } = request;
		const address = new URL(request.url ?? "/", `http://${headers.host}`);
		const isBelow = address.pathname.startsWith(`${base}/`);
		const found = isBelow ? find(method, address.pathname.slice(base.length)) : undefined;
		const operation = found?.operation.id ?? "";
		const authorization = headers.authorization ?? "";
		const body: Readonly<Record<string, unknown>> = JSON.parse((await textOf(request)) || "{}");
		const nth = asked.filter((one) => one.operation === operation).length;
		const interruption = conditions.interrupt?.(operation, nth);
		if (interruption === "hang") return;
		const answer: Answer = interruption ?? answerTo({ method, address, authorization, body, found });
		for (const problem of answer.breaches ?? []) breaches.push(`${operation}: ${problem}`);
		asked.push({ operation, authorization, body, status: answer.status });
		response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8", ...answer.headers });
		response.end(answer.body);
	});
	const answerTo = ({ method, address, authorization, body, found }: Received): Answer => {
		if (!/^(Bearer|token) \S/.test(authorization)) return refusal(401, "Requires authentication");
		if (found === undefined) return refusal(404, "Not Found");
		const { operation, params } = found;
		if (conditions.permission === "read" && method !== "GET") {
			return refusal(403, "Resource not accessible by integration");
		}
		const problems = operation.requestProblems(body);
		if (problems.length > 0) return refusal(422, `Validation Failed: ${problems.join("; ")}`);
		const outcome = DOES[operation.id]?.({ operation, params, query: address.searchParams, body, login }, state);
		if (outcome === undefined) return { ...refusal(500, ""), breaches: ["the contract server does not know it"] };
		if ("refused" in outcome) return refusal(outcome.refused, outcome.message);
		const { reply, headers } = paged(outcome, address);
		const text = reply === undefined ? "" : JSON.stringify(reply);
		return { status: operation.status, headers, body: text, breaches: operation.replyProblems(reply) };
	};
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	try {
		return await use({ api: `http://127.0.0.1:${address.port}${base}`, state, asked, breaches });
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}

interface Received {
	readonly method: string;
	readonly address: URL;
	readonly authorization: string;
	readonly body: Readonly<Record<string, unknown>>;
	readonly found: ReturnType<typeof find>;
}

interface Answer extends Interruption {
	readonly breaches?: readonly string[];
}

function refusal(status: number, message: string): Answer {
	return { status, body: JSON.stringify({ message }) };
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString("utf8");
}

function find(method: string, path: string): { operation: Described; params: Record<string, string> } | undefined {
	for (const operation of OPERATIONS) {
		const match = operation.method === method ? operation.match.exec(path) : null;
		if (match !== null) return { operation, params: { ...match.groups } };
	}
	return undefined;
}

/** Cuts a list into pages as GitHub does, 30 by default and 100 at most. */
function paged(
	outcome: Exclude<Outcome, { refused: number }>,
	address: URL,
): { reply: unknown; headers: Record<string, string> } {
	if ("one" in outcome) return { reply: outcome.one, headers: {} };
	const { list, named } = outcome;
	const size = Math.min(Number(address.searchParams.get("per_page") ?? 30), 100);
	const page = Number(address.searchParams.get("page") ?? 1);
	const items = list.slice((page - 1) * size, page * size);
	const next = new URL(address);
	next.searchParams.set("page", String(page + 1));
	const headers = page * size < list.length ? { link: `<${next}>; rel="next"` } : {};
	return { reply: named === undefined ? items : { total_count: list.length, [named]: items }, headers };
}
