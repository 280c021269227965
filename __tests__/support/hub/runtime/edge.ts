import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { App } from "../options.ts";

/** What stands in front of a Space. */
export interface Edge {
	/** "http://127.0.0.1:PORT": stands for https://owner-name.hf.space. */
	readonly address: string;
	readonly close: () => Promise<void>;
}

/** What the edge asks the Hub of the Space, at every request. */
export interface Behind {
	/** `undefined` while nothing serves. */
	readonly app: () => App | undefined;
	/** Whether this caller may see the Space at all. */
	readonly isVisibleTo: (request: IncomingMessage) => boolean;
	/** Somebody has asked for an application that sleeps. */
	readonly wake: () => void;
}

/** Opens the address of a Space on a port of its own. */
export async function openEdge({ app, isVisibleTo, wake }: Behind): Promise<Edge> {
	const server = createServer((request, response) => {
		const page = (status: number, title: string) => {
			request.resume();
			response.writeHead(status, { "content-type": "text/html" });
			response.end(`<!doctype html><html><head><title>${title}</title></head></html>`);
		};
		// The edge answers preflights itself, whatever the application says (facts/hugging-face.md, 1.4).
		const { origin } = request.headers;
		if (origin !== undefined) response.setHeader("access-control-allow-origin", origin);
		if (!isVisibleTo(request)) return page(404, "404 - Not Found");
		if (request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined) {
			request.resume();
			return response.writeHead(200, { "access-control-allow-methods": "*" }).end();
		}
		const serving = app();
		if (serving !== undefined) return serving(request, response);
		wake();
		return page(503, "Your space is not running");
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("the edge has no port");
	return {
		address: `http://127.0.0.1:${bound.port}`,
		close: () => {
			server.closeAllConnections();
			return new Promise((done) => server.close(() => done()));
		},
	};
}

/** An application that is a server on another port of this machine. */
export function appAt(port: number): App {
	return (request: IncomingMessage, response: ServerResponse) => {
		const { method, url: path, headers } = request;
		const forwarded = { ...headers, "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" };
		const onwards = ask({ host: "127.0.0.1", port, method, path, headers: forwarded }, (answer) => {
			for (const [name, value] of Object.entries(answer.headers)) {
				if (value !== undefined && !response.hasHeader(name)) response.setHeader(name, value);
			}
			response.writeHead(answer.statusCode ?? 502);
			answer.pipe(response);
		});
		onwards.on("error", () => {
			if (!response.headersSent) response.writeHead(502, { "content-type": "text/html" });
			response.end();
		});
		request.pipe(onwards);
	};
}
