import { setTimeout as wait } from "node:timers/promises";
import type { Exchange } from "./exchange.ts";

/** What happens to a request instead of, around or after what the Hub would do. */
export type Act = (exchange: Exchange, proceed: () => Promise<void>) => void | Promise<void>;

/** A fault that waits for its requests. */
export interface Fault {
	readonly match: (exchange: Exchange) => boolean;
	readonly act: Act;
	/** Requests that it still takes. */
	times: number;
}

/** Looks for a fault that wants this request, and takes one of its times. */
export function takeFault(faults: readonly Fault[], exchange: Exchange): Act | undefined {
	const found = faults.find((fault) => fault.times > 0 && fault.match(exchange));
	if (found !== undefined) found.times -= 1;
	return found?.act;
}

/** A whole answer of its own. */
export function status(
	code: number,
	{ headers = {}, body = "" }: { headers?: Readonly<Record<string, string>>; body?: string } = {},
): Act {
	return ({ request, response }) => {
		request.resume();
		response.writeHead(code, { "content-type": "text/plain; charset=utf-8", ...headers }).end(body);
	};
}

/** A page for people where a program asked. */
export function html(code = 200, text = "<!doctype html><html><title>We'll be right back</title></html>"): Act {
	return status(code, { headers: { "content-type": "text/html; charset=utf-8" }, body: text });
}

/** The connection is reset before any answer. */
export function reset(): Act {
	return ({ request }) => {
		request.socket.resetAndDestroy();
	};
}

/** No answer, ever. */
export function hang(): Act {
	return ({ request }) => {
		request.resume();
	};
}

/** The connection ends when so many bytes of the request's body have come. */
export function cutRequest(after: number): Act {
	return ({ request }) =>
		new Promise((done) => {
			let seen = 0;
			request.on("data", (chunk: Buffer) => {
				seen += chunk.length;
				if (seen >= after) request.socket.destroy();
			});
			request.on("close", done).resume();
		});
}

/** The connection ends when so many bytes of the answer's body have gone. */
export function cutAnswer(after: number): Act {
	return async ({ request, response }, proceed) => {
		let left = after;
		filterBody(
			{ request, response },
			(chunk) => {
				const part = chunk.subarray(0, left);
				left -= part.length;
				return part;
			},
			() => left <= 0,
		);
		await proceed();
	};
}

/** The answer ends properly after so many bytes of its body: nobody can tell from HTTP that the rest is missing. */
export function truncated(after: number): Act {
	return async ({ request, response }, proceed) => {
		let left = after;
		filterBody(
			{ request, response },
			(chunk) => {
				const part = chunk.subarray(0, left);
				left -= part.length;
				return part;
			},
			() => false,
		);
		await proceed();
	};
}

/** The Hub does what it was asked, and its answer never arrives. */
export function answerLost(): Act {
	return async ({ request, response }, proceed) => {
		muffle(response);
		await proceed();
		request.socket.destroy();
	};
}

/** The Hub does what it was asked, and something in front of it answers otherwise. */
export function doneBut(code: number, text = ""): Act {
	return async ({ request, response }, proceed) => {
		const { writeHead, end } = muffle(response);
		await proceed();
		request.resume();
		for (const name of response.getHeaderNames()) response.removeHeader(name);
		writeHead(code, { "content-type": "text/html; charset=utf-8" });
		end(text);
	};
}

/** So many milliseconds pass before the Hub does anything. */
export function slow(milliseconds: number): Act {
	return async (_, proceed) => {
		await wait(milliseconds);
		await proceed();
	};
}

/** Something happens first: another push, an edit, a deletion. */
export function first(happens: () => unknown): Act {
	return async (_, proceed) => {
		await happens();
		await proceed();
	};
}

type Answering = Pick<Exchange, "request" | "response">;

/** Changes the body of an answer on its way; the connection ends as soon as `isOver`. */
function filterBody({ request, response }: Answering, filter: (chunk: Buffer) => Buffer, isOver: () => boolean): void {
	const write = response.write.bind(response);
	const end = response.end.bind(response);
	const passOn = (chunk: unknown) => {
		if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) return true;
		const part = filter(Buffer.from(chunk));
		const isFlowing = part.length === 0 || write(part);
		// What was written goes out first.
		if (isOver()) setImmediate(() => request.socket.destroySoon());
		return isFlowing;
	};
	// A length that was announced would tell that the rest is missing.
	const writeHead = response.writeHead.bind(response);
	Object.assign(response, {
		writeHead: (code: number, headers: Record<string, string> = {}) => {
			response.removeHeader("content-length");
			return writeHead(code, headers);
		},
		write: passOn,
		end: (chunk?: unknown) => {
			passOn(chunk);
			return isOver() ? response : end();
		},
	});
}

/** Lets an answer go nowhere, and gives back what would send one. */
function muffle(response: Exchange["response"]) {
	const writeHead = response.writeHead.bind(response);
	const end = response.end.bind(response);
	Object.assign(response, { writeHead: () => response, write: () => true, end: () => response });
	return { writeHead, end };
}
