import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

const PYTHON = "/usr/bin/python3";
const IMPORTS = "import uvicorn, fastapi, sqlmodel, dotenv, jose";
/** Milliseconds until the server must answer. */
const START_LIMIT = 30_000;

const canServe = spawnSync(PYTHON, ["-c", IMPORTS]).status === 0;
if (!canServe)
	process.stdout.write(`SKIPPED: examples/todo-backend is not served, because ${PYTHON} cannot "${IMPORTS}"\n`);

const folder = mkdtempSync(join(tmpdir(), "space-gate-serve-"));
let server: ChildProcess | undefined;
let address = "";
let log = "";

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
	const bound = probe.address();
	await new Promise((resolve) => probe.close(resolve));
	if (bound === null || typeof bound === "string") throw new Error("no free port");
	return bound.port;
}

const VARIABLES = {
	DATABASE_URL: `sqlite:///${join(folder, "todos.db")}`,
	BETTER_AUTH_SECRET: randomBytes(32).toString("hex"),
	CORS_ALLOWED_ORIGINS: "https://todos.example.com",
};

const COMMAND = ["-m", "uvicorn", "main:app", "--host", "127.0.0.1", "--port"];

/** Starts the example as a Space does: `uvicorn main:app` in its root, configuration from the environment. */
async function start(): Promise<void> {
	cpSync("examples/todo-backend", join(folder, "space"), { recursive: true });
	const port = await freePort();
	address = `http://127.0.0.1:${port}`;
	server = spawn(PYTHON, [...COMMAND, String(port)], {
		cwd: join(folder, "space"),
		env: { PATH: process.env.PATH, ...VARIABLES },
	});
	server.stdout?.on("data", (text) => {
		log += text;
	});
	server.stderr?.on("data", (text) => {
		log += text;
	});
	const limit = Date.now() + START_LIMIT;
	while (!(await isUp())) {
		if (server.exitCode !== null || Date.now() > limit) throw new Error(`the example does not start:\n${log}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

async function isUp(): Promise<boolean> {
	return await fetch(address).then(
		() => true,
		() => false,
	);
}

async function ask(method: string, path: string, options: { readonly token?: string; readonly body?: unknown } = {}) {
	const answer = await fetch(`${address}${path}`, {
		method,
		headers: {
			"content-type": "application/json",
			...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
		},
		...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
	});
	const text = await answer.text();
	return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
}

async function logIn(email: string): Promise<string> {
	const account = { email, password: randomBytes(12).toString("hex") };
	expect(await ask("POST", "/auth/register", { body: account })).toMatchObject({ status: 201, body: { email } });
	const { status, body } = await ask("POST", "/auth/login", { body: account });
	expect(status).toBe(200);
	return body.access_token;
}

const describeWhereServed = canServe ? describe : describe.skip;

describeWhereServed("examples/todo-backend, served by uvicorn", () => {
	beforeAll(start, START_LIMIT + 5_000);
	afterAll(() => {
		server?.kill();
	});

	test("answers GET / without an account", async () => {
		expect(await ask("GET", "/")).toEqual({ status: 200, body: { status: "ok" } });
	});

	test("keeps what somebody who logged in wrote down", async () => {
		const token = await logIn("first@example.com");
		const { status, body } = await ask("POST", "/todos", { token, body: { title: "Ship it" } });
		expect({ status, body }).toMatchObject({ status: 201, body: { title: "Ship it", is_done: false } });
		await ask("PATCH", `/todos/${body.id}`, { token, body: { is_done: true } });
		expect((await ask("GET", "/todos", { token })).body).toMatchObject([{ title: "Ship it", is_done: true }]);
		expect((await ask("DELETE", `/todos/${body.id}`, { token })).status).toBe(204);
		expect((await ask("GET", "/todos", { token })).body).toEqual([]);
	});

	test("shows nobody's todos to somebody else", async () => {
		const owner = await logIn("second@example.com");
		const other = await logIn("third@example.com");
		const { body } = await ask("POST", "/todos", { token: owner, body: { title: "Mine" } });
		expect((await ask("GET", "/todos", { token: other })).body).toEqual([]);
		expect((await ask("DELETE", `/todos/${body.id}`, { token: other })).status).toBe(404);
		expect((await ask("GET", "/todos")).status).toBe(401);
		expect((await ask("GET", "/todos", { token: `${owner}x` })).status).toBe(401);
	});

	test.each(["DATABASE_URL", "BETTER_AUTH_SECRET"])("does not start without %s, and says so", (name) => {
		const { status, stderr } = spawnSync(PYTHON, [...COMMAND, "0"], {
			cwd: join(folder, "space"),
			env: { PATH: process.env.PATH, ...VARIABLES, [name]: "" },
			encoding: "utf8",
			timeout: START_LIMIT,
		});
		expect(stderr).toMatch(new RegExp(`^RuntimeError: ${name} is not set`, "m"));
		expect(status).toBe(1);
	});

	test("lets the configured frontend in, and no other", async () => {
		const allowedFor = async (origin: string) =>
			(await fetch(address, { headers: { origin } })).headers.get("access-control-allow-origin");
		expect(await allowedFor("https://todos.example.com")).toBe("https://todos.example.com");
		expect(await allowedFor("https://elsewhere.example.com")).toBeNull();
	});
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
