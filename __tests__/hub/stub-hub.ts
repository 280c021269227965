import { createServer, type IncomingMessage } from "node:http";
import type { Hub } from "../../src/hub/client.ts";

/** A question that the stub was asked. */
export interface Asked {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingMessage["headers"];
	readonly body: string;
}

/** What the stub answers: an object or a list becomes JSON, a text stays as it is. */
export interface Said {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: unknown;
}

/** Answers of the Hub's API on loopback while a test uses them: the n-th answer for the n-th question, then the last again. */
export async function withStub<T>(
	answer: (question: Asked, nth: number) => Said | "hang" | "break",
	use: (hub: Hub, seen: readonly Asked[]) => Promise<T>,
): Promise<T> {
	const seen: Asked[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const { method = "", url: path = "", headers } = request;
		const question = { method, path, headers, body: Buffer.concat(chunks).toString("utf8") };
		const nth = seen.filter((one) => one.path === path).length;
		seen.push(question);
		const said = answer(question, nth);
		if (said === "hang") return;
		if (said === "break") {
			request.socket.destroy();
			return;
		}
		const text = typeof said.body === "string" ? said.body : JSON.stringify(said.body);
		response.writeHead(said.status ?? 200, { "content-type": "application/json", ...said.headers }).end(text);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	const limits = { time: 500, attempts: 3, pause: 1, patience: 1_000, bytes: 10_000 };
	const endpoint = `http://127.0.0.1:${address.port}`;
	try {
		return await use({ endpoint, token: "t", agent: "test/1", limits, signal: AbortSignal.timeout(20_000) }, seen);
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}
