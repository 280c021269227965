import { createServer } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { followLog } from "../../src/hub/logs.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

test("who stops to read a body that never ends is heard, also after memory was collected", async () => {
	const server = createServer((_, response) => {
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.write('data: {"data": "one"}\n\n');
		const timer = setInterval(() => response.write("data:\n\n"), 50);
		response.on("close", () => clearInterval(timer));
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("no port");
	const [outer, end] = [new AbortController(), new AbortController()];
	const hub = { endpoint: `http://127.0.0.1:${bound.port}`, token: undefined, agent: "test/1", signal: outer.signal };
	const lines: string[] = [];
	const signal = AbortSignal.any([outer.signal, end.signal]);
	const following = followLog(hub, "alice/todo", { kind: "build", onLine: (line) => lines.push(line), signal });
	for (let round = 0; round < 20; round++) {
		await new Promise((done) => setTimeout(done, 30));
		collect();
	}
	end.abort();
	const stillReads = new Promise((done) => setTimeout(done, 3_000, "still reads").unref());
	expect(await Promise.race([following, stillReads])).toBe("stopped");
	expect(lines).toEqual(["one"]);
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	// Collecting the memory of a process that has run many tests takes its time.
}, 60_000);
