import { answer, type Exchange } from "./exchange.ts";

/** A line of the access log. It never holds a token. */
export interface Counted {
	readonly method: string;
	/** With the query. */
	readonly path: string;
	readonly scheme: "Basic" | "Bearer" | undefined;
	/** Whose token it was; `undefined` for nobody. */
	readonly user: string | undefined;
	readonly agent: string | undefined;
	/** Bytes of the request's body. */
	bytesIn: number;
	/** Bytes of the whole answer; known when it is over. */
	bytesOut: number;
	/** Known when the answer is over; 0 where the connection ended without one. */
	status: number;
}

/** Notes a request, and goes on counting while it is answered. */
export function count({ request, response, url, caller }: Exchange): Counted {
	const counted: Counted = {
		method: request.method ?? "",
		path: `${url.pathname}${url.search}`,
		scheme: caller.scheme,
		user: caller.account?.name,
		agent: request.headers["user-agent"],
		bytesIn: 0,
		bytesOut: 0,
		status: 0,
	};
	const { socket } = request;
	const before = socket.bytesWritten;
	request.on("data", (chunk: Buffer) => {
		counted.bytesIn += chunk.length;
	});
	request.pause();
	response.on("close", () => {
		counted.bytesOut = socket.bytesWritten - before;
		counted.status = response.headersSent ? response.statusCode : 0;
	});
	return counted;
}

/** Seconds of a window (hub-docs, rate-limits.md). */
const WINDOW = 300;

/** Tells on the answer how much of the window is left; with nothing left it is refused, and that is told here. */
export function withinQuota(exchange: Exchange, asked: number, quota: number): boolean {
	const { response } = exchange;
	const left = Math.max(0, quota - asked);
	response.setHeader("ratelimit", `"api";r=${left};t=${WINDOW}`);
	response.setHeader("ratelimit-policy", `"fixed window";"api";q=${quota};w=${WINDOW}`);
	if (asked <= quota) return true;
	const error = "We had to rate limit you, you hit the quota of 1000 api requests per 5 minutes period.";
	answer(exchange, 429, { error }, { "retry-after": String(WINDOW) });
	return false;
}
