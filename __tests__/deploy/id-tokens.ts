import { createServer } from "node:http";

/** A job with `id-token: write`: GitHub's service for id tokens on loopback, and the variables that lead to it. */
export async function withIdTokens<T>(
	idToken: string,
	use: (env: Readonly<Record<string, string>>, audiences: readonly (string | null)[]) => Promise<T>,
): Promise<T> {
	const audiences: (string | null)[] = [];
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? "/", "http://127.0.0.1");
		audiences.push(url.searchParams.get("audience"));
		const isAllowed = request.headers.authorization === "Bearer job";
		response.writeHead(isAllowed ? 200 : 401, { "content-type": "application/json" });
		response.end(JSON.stringify(isAllowed ? { count: idToken.length, value: idToken } : { message: "no" }));
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const bound = server.address();
	const port = typeof bound === "object" && bound !== null ? bound.port : 0;
	try {
		const address = `http://127.0.0.1:${port}/token?api-version=2.0`;
		return await use({ ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "job" }, audiences);
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}
