import type { IncomingMessage, ServerResponse } from "node:http";
import { isRecord } from "../../../src/http/json.ts";
import type { Caller } from "./access.ts";

/** A request, with what was found out about it, and its answer to be. */
export interface Exchange {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly url: URL;
	readonly caller: Caller;
}

/** Answers with JSON. */
export function answer(
	{ request, response }: Exchange,
	status: number,
	value: unknown,
	headers: Readonly<Record<string, string>> = {},
): void {
	request.resume();
	response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
	response.end(JSON.stringify(value));
}

/** Answers as the Hub refuses: a sentence as JSON and as a header. */
export function refuse(exchange: Exchange, status: number, error: string, code?: string): void {
	const named = code === undefined ? {} : { "x-error-code": code };
	answer(exchange, status, { error }, { "x-error-message": error.replace(/[^\x20-\x7e]/g, " "), ...named });
}

async function bodyOf({ request }: Exchange): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** The body as an object of JSON; an empty one where it is none. */
export async function recordOf(exchange: Exchange): Promise<Readonly<Record<string, unknown>>> {
	try {
		const value: unknown = JSON.parse((await bodyOf(exchange)).toString());
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}
