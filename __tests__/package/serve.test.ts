import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { announceSkipped } from "../support/python.ts";
import { withFolder } from "../support/temporary.ts";
import { inFolder, packageAt, writeTo } from "./judged-folder.ts";

const PYTHON = "/usr/bin/python3";
const IMPORTS = "import uvicorn, fastapi, sqlmodel, dotenv, jose";

/** Milliseconds until the server must answer. */
const START_LIMIT = 30_000;

const canServe = spawnSync(PYTHON, ["-c", IMPORTS]).status === 0;
if (!canServe) announceSkipped("the package of examples/todo-backend", `${PYTHON} cannot "${IMPORTS}"`);

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
	const bound = probe.address();
	await new Promise((resolve) => probe.close(resolve));
	if (bound === null || typeof bound === "string") throw new Error("no free port");
	return bound.port;
}

/** The command of a Dockerfile, on another address. */
function commandOf(dockerfile: string, port: number): string[] {
	const [, words = "[]"] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
	const command: string[] = JSON.parse(words);
	const changed = new Map([
		["--host", "127.0.0.1"],
		["--port", String(port)],
	]);
	return command.map((word, index) => changed.get(command[index - 1] ?? "") ?? word);
}

/** Asks until there is an answer. Throws with the server's log where it ends before. */
async function answerOf(
	address: string,
	server: ChildProcess,
	log: readonly string[],
	headers = {},
): Promise<Response> {
	for (const limit = Date.now() + START_LIMIT; ; ) {
		const answer = await fetch(address, { headers, redirect: "manual" }).catch(() => undefined);
		if (answer !== undefined) return answer;
		if (server.exitCode !== null || Date.now() > limit) throw new Error(`the package does not start:\n${log.join("")}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

(canServe ? describe : describe.skip)("the package of examples/todo-backend", () => {
	test(
		"answers GET / when its Dockerfile's command runs in it, and knows that it is asked over https",
		async () => {
			await withFolder(async (folder) => {
				const space = join(folder, "space");
				await writeTo(space, await packageAt(inFolder("examples/todo-backend")));
				const port = await freePort();
				const [program, ...rest] = commandOf(readFileSync(join(space, "Dockerfile"), "utf8"), port);
				expect([program, rest[0]]).toEqual(["uvicorn", "main:app"]);
				const log: string[] = [];
				const server = spawn(PYTHON, ["-m", "uvicorn", ...rest], {
					cwd: space,
					env: {
						PATH: process.env.PATH,
						DATABASE_URL: `sqlite:///${join(folder, "todos.db")}`,
						BETTER_AUTH_SECRET: randomBytes(32).toString("hex"),
					},
				});
				for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => log.push(String(text)));
				try {
					const address = `http://127.0.0.1:${port}`;
					const answer = await answerOf(address, server, log);
					expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: { status: "ok" } });
					const redirect = await fetch(`${address}/todos/`, {
						headers: { "x-forwarded-proto": "https" },
						redirect: "manual",
					});
					expect(redirect.headers.get("location")).toMatch(/^https:/);
				} finally {
					server.kill();
					await new Promise((resolve) => server.once("close", resolve));
				}
			});
		},
		START_LIMIT + 10_000,
	);
});
