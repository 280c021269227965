import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Exchange } from "../exchange.ts";
import { GIT_ENVIRONMENT } from "./repository.ts";

/** What `git http-backend` is told of a request beside the request itself (git-http-backend(1), RFC 3875). */
export interface Backend {
	/** Folder of all repositories. */
	readonly root: string;
	/** Path below it, with the service: "/alice/todo.git/info/refs". */
	readonly path: string;
	readonly user: string;
	/** Variables for the hook. */
	readonly environment: Readonly<Record<string, string>>;
	/** Called when git has done its work, before the answer ends: what it starts has begun when the client goes on. */
	readonly onDone: () => Promise<void>;
}

/** Lets git answer: smart HTTP in both versions of its protocol. */
export async function serveGit({ request, response, url }: Exchange, backend: Backend): Promise<void> {
	const { headers } = request;
	const given = {
		CONTENT_TYPE: headers["content-type"],
		CONTENT_LENGTH: headers["content-length"],
		HTTP_CONTENT_ENCODING: headers["content-encoding"],
		GIT_PROTOCOL: headers["git-protocol"]?.toString(),
	};
	const program = spawn("git", ["http-backend"], {
		env: {
			...GIT_ENVIRONMENT,
			GIT_PROJECT_ROOT: backend.root,
			GIT_HTTP_EXPORT_ALL: "1",
			PATH_INFO: backend.path,
			REQUEST_METHOD: request.method,
			QUERY_STRING: url.search.slice(1),
			REMOTE_USER: backend.user,
			REMOTE_ADDR: "127.0.0.1",
			...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
			...backend.environment,
		},
	});
	// git may stop reading before the request has ended.
	program.stdin.on("error", () => undefined);
	program.stderr.resume();
	request.pipe(program.stdin);
	request.on("close", () => program.stdin.end());
	// It may have gone before git was started.
	if (request.closed) program.stdin.end();
	const closed = once(program, "close");
	await relay(program.stdout, response);
	await closed;
	await backend.onDone();
	if (!response.headersSent) response.writeHead(500);
	response.end();
}

/** Hands on what a program says by the rules of CGI: header lines, an empty line, the body. */
async function relay(output: NodeJS.ReadableStream, response: ServerResponse): Promise<void> {
	let head = Buffer.alloc(0);
	for await (const chunk of output) {
		if (response.headersSent) {
			await send(response, Buffer.from(chunk));
			continue;
		}
		head = Buffer.concat([head, Buffer.from(chunk)]);
		const end = head.indexOf("\r\n\r\n");
		if (end < 0) continue;
		let status = 200;
		for (const line of head.subarray(0, end).toString("latin1").split("\r\n")) {
			const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
			if (name.toLowerCase() === "status") status = Number.parseInt(value, 10);
			else response.setHeader(name, value);
		}
		response.writeHead(status);
		if (head.length > end + 4) await send(response, head.subarray(end + 4));
	}
}

/** Nobody reads on behalf of a client that has gone. */
async function send(response: ServerResponse, chunk: Buffer): Promise<void> {
	if (response.destroyed || response.write(chunk)) return;
	await Promise.race([once(response, "drain"), once(response, "close")]);
}
