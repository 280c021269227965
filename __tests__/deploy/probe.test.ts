import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { followed } from "../../src/deploy/probe/ask.ts";
import { compare, documentPaths, operationsIn } from "../../src/deploy/probe/openapi.ts";
import { type Probed, type Probing, probe } from "../../src/deploy/probe/probe.ts";
import type { Application } from "../../src/python/application.ts";
import { loadProgram } from "../../src/python/load-program.ts";
import { DEFAULT_PYTHON } from "../../src/python/version.ts";
import { topOf } from "../../src/source/place.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { plant, withFolder } from "../support/temporary.ts";

/** An application with these routes: "GET /tasks". */
function application(routes: readonly string[], more: Partial<Application> = {}): Application {
	const place = topOf("main.py");
	return {
		type: "FastAPI",
		place,
		routes: routes.map((route) => {
			const [method = "", path = ""] = route.split(" ");
			return { kind: "http", methods: [method], path, place };
		}),
		middleware: [],
		cors: [],
		unresolved: [],
		documentation: ["/openapi.json", "/docs"],
		fallback: undefined,
		...more,
	};
}

const TASKS = application(["GET /", "GET /tasks/{id}"]);

/** An OpenAPI document of these routes. */
function described(routes: readonly string[]): string {
	const paths: Record<string, Record<string, object>> = {};
	for (const route of routes) {
		const [method = "", path = ""] = route.split(" ");
		paths[path] = { ...paths[path], [method.toLowerCase()]: {} };
	}
	return JSON.stringify({ openapi: "3.1.0", info: {}, paths });
}

type Answer = (request: IncomingMessage, response: ServerResponse, nth: number) => unknown;

const json = (response: ServerResponse, status: number, body: unknown) =>
	response
		.writeHead(status, { "content-type": "application/json" })
		.end(typeof body === "string" ? body : JSON.stringify(body));

/** Answers as a small application of FastAPI does, but for what a test answers itself. */
function serving(own: Readonly<Record<string, Answer>>, routes = ["GET /", "GET /tasks/{id}"]): Answer {
	return (request, response, nth) => {
		const path = request.url ?? "/";
		const answer = own[path];
		if (answer !== undefined) return answer(request, response, nth);
		if (path === "/openapi.json") return json(response, 200, described(routes));
		return path === "/" ? json(response, 200, { ok: true }) : json(response, 404, { detail: "Not Found" });
	};
}

/** Probes what answers on loopback, by a clock that goes on only while somebody waits. */
async function probed(
	answer: Answer,
	more: Partial<Omit<Probing, "app">> & { readonly token?: string } = {},
): Promise<{ result: Probed; asked: readonly string[]; took: number }> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		const nth = asked.filter((one) => one.startsWith(`${request.url} `)).length;
		asked.push(`${request.url} ${request.headers.authorization ?? "-"}`);
		answer(request, response, nth);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("no port");
	let clock = 0;
	const wait = async (milliseconds: number) => {
		clock += milliseconds;
	};
	try {
		const result = await probe({
			app: { address: `http://127.0.0.1:${bound.port}`, token: more.token, agent: "test/1" },
			application: "application" in more ? more.application : TASKS,
			healthPath: more.healthPath,
			origins: more.origins ?? [],
			ports: { now: () => clock, wait },
			signal: more.signal ?? AbortSignal.timeout(20_000),
		});
		return { result, asked, took: clock };
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}

test("a path that would go on with the name of the host is not asked, and gets no token", async () => {
	for (const path of ["@127.0.0.1:1/openapi.json", ".example.invalid/openapi.json", "0/openapi.json"]) {
		const more = { application: application(["GET /"], { documentation: [path] }), token: "hf_test" };
		const { result, asked } = await probed(serving({}), more);
		expect(result).toMatchObject({ kind: "failure", code: "redirects-elsewhere" });
		expect(asked).toEqual([]);
	}
});

describe("an application answers", () => {
	test("with its own description, and at its root", async () => {
		const { result, asked } = await probed(serving({}));
		expect(result).toEqual({
			kind: "answers",
			answers: [
				{ what: "GET /openapi.json", state: "as it should", words: "it lists all 2 routes that the gate found" },
				{ what: "GET /", state: "as it should", words: "status 200" },
			],
			warnings: [],
		});
		expect(asked).toEqual(["/openapi.json -", "/openapi.json/ -", "/ -"]);
	});

	test("at the path that has to answer", async () => {
		const { result, asked } = await probed(serving({ "/health?deep=1": (_, response) => json(response, 200, {}) }), {
			healthPath: "/health?deep=1",
		});
		expect(result).toMatchObject({ kind: "answers", answers: [{}, { what: "GET /health?deep=1" }] });
		expect(asked).not.toContain("/ -");
	});

	test("through redirects of its own", async () => {
		const { result } = await probed(
			serving({
				"/": (_, response) => response.writeHead(307, { location: "/app/" }).end(),
				"/app/": (_, response) => json(response, 200, {}),
			}),
		);
		expect(result.kind).toBe("answers");
	});

	test("after a while: the edge has its own pages until then", async () => {
		const cold = (_: unknown, response: ServerResponse, nth: number) =>
			nth < 4
				? response.writeHead(503, { "content-type": "text/html" }).end("<html>")
				: json(response, 200, described(["GET /", "GET /tasks/{id}"]));
		const { result, took } = await probed(serving({ "/openapi.json": cold }));
		expect(result.kind).toBe("answers");
		expect(took).toBe(12_000);
	});

	test("a private one is asked with the token, which goes nowhere else", async () => {
		let leaked: string | undefined;
		const other = createServer((request, response) => {
			leaked = request.headers.authorization;
			response.end();
		});
		await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
		const bound = other.address();
		const port = bound === null || typeof bound === "string" ? 0 : bound.port;
		const { result, asked } = await probed(
			serving({ "/": (_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end() }),
			{ token: "hf_test" },
		);
		await new Promise((done) => other.close(done));
		expect(asked.every((one) => one.endsWith("Bearer hf_test"))).toBe(true);
		expect([result.kind, leaked]).toEqual(["answers", undefined]);
		if (result.kind === "answers") expect(result.warnings).toEqual([expect.stringContaining("away from the Space")]);
	});

	test.each<[string, number, unknown, string]>([
		["without a root route", 404, { detail: "Not Found" }, "otherwise"],
		["with a root that asks for a password", 401, {}, "unknown"],
		["with a root for POST only", 405, {}, "unknown"],
	])("%s", async (_, status, body, state) => {
		const { result } = await probed(serving({ "/": (_request, response) => json(response, status, body) }));
		expect(result).toMatchObject({ kind: "answers", answers: [{}, { state, words: `status ${status}` }] });
		if (result.kind === "answers") expect(result.warnings).toHaveLength(status === 404 ? 1 : 0);
	});

	test("without a description it is only known that it answers", async () => {
		const { result } = await probed(serving({}), { application: application(["GET /"], { documentation: [] }) });
		expect(result).toMatchObject({ answers: [{ state: "unknown" }, { state: "as it should" }] });
		expect((await probed(serving({}), { application: undefined })).result.kind).toBe("answers");
	});

	test.each([401, 403, 404])("a description that is not shown (%i) proves nothing", async (status) => {
		const { result } = await probed(serving({ "/openapi.json": (_, response) => json(response, status, {}) }));
		expect(result).toMatchObject({ kind: "answers", answers: [{ state: "unknown" }, {}] });
	});

	test.each([
		["text/html", "but a page"],
		["text/plain", "is not shown"],
	])("what is no description (%s) proves nothing", async (type, words) => {
		const { result } = await probed(
			serving({ "/openapi.json": (_, response) => response.writeHead(200, { "content-type": type }).end("<html>") }),
		);
		expect(result).toMatchObject({
			kind: "answers",
			answers: [{ state: "otherwise" }, { state: "as it should" }],
			warnings: [expect.stringContaining(words)],
		});
	});

	test("a page of the Hub for those who may not see the Space is none of the application's", async () => {
		const { result } = await probed((_, response) =>
			response.writeHead(404, { "content-type": "text/html" }).end("<html>"),
		);
		expect(result).toMatchObject({ warnings: [expect.stringContaining("only to a token that may read it")] });
	});

	test("pages of declared frontends are tried", async () => {
		const own: Answer = (request, response) => {
			const { origin } = request.headers;
			if (origin === "https://app.example.com") response.setHeader("access-control-allow-origin", origin);
			json(response, 200, {});
		};
		const origins = ["https://app.example.com", "https://other.example.com"];
		const { result } = await probed(serving({ "/": own }), { origins });
		expect(result).toMatchObject({
			answers: [{}, {}, { state: "as it should" }, { state: "otherwise" }],
			warnings: [expect.stringContaining("Pages of https://other.example.com")],
		});
	});
});

describe("an application does not answer as it should", () => {
	const failing = async (own: Readonly<Record<string, Answer>>, more: Parameters<typeof probed>[1] = {}) => {
		const { result } = await probed(serving(own), more);
		if (result.kind !== "failure") throw new Error("it answers");
		return result;
	};

	test.each([500, 501])("status %i at its root", async (status) => {
		const failed = await failing({ "/": (_, response) => response.writeHead(status).end("Internal Server Error") });
		expect(failed).toMatchObject({ code: "app-error", words: "Internal Server Error" });
	});

	test("an error of its own with status 503 is not taken for the edge's", async () => {
		const failed = await failing({ "/": (_, response) => json(response, 503, { error: "no database" }) });
		expect(failed).toMatchObject({ code: "app-error", words: expect.stringContaining("no database") });
	});

	test("an error while it describes itself", async () => {
		expect((await failing({ "/openapi.json": (_, response) => response.writeHead(500).end() })).code).toBe("app-error");
	});

	test.each([
		[404, "route-missing"],
		[500, "app-error"],
		[401, "app-error"],
		[204, "app-error"],
	])("status %i where it has to be 200", async (status, code) => {
		const failed = await failing(
			{ "/health": (_, response) => response.writeHead(status).end() },
			{ healthPath: "/health" },
		);
		expect(failed.code).toBe(code);
	});

	test.each(["/openapi.json", "/health"])("%s sends to another host", async (path) => {
		const failed = await failing(
			{ [path]: (_, response) => response.writeHead(302, { location: "https://example.com/login" }).end() },
			{ healthPath: "/health" },
		);
		expect(failed).toMatchObject({
			code: "redirects-elsewhere",
			message: expect.stringContaining("https://example.com"),
		});
	});

	test("the root sends to another host, and nothing shows which application it is", async () => {
		const failed = await failing(
			{ "/": (_, response) => response.writeHead(302, { location: "https://example.com/" }).end() },
			{ application: undefined },
		);
		expect(failed.code).toBe("redirects-elsewhere");
	});

	test("it redirects on and on", async () => {
		const failed = await failing(
			{ "/health": (_, response) => response.writeHead(307, { location: "/health" }).end() },
			{ healthPath: "/health" },
		);
		expect(failed.code).toBe("redirects-elsewhere");
	});

	test("another application's description", async () => {
		const { result } = await probed(serving({}, ["GET /", "GET /chat"].slice(1)));
		expect(result).toMatchObject({ code: "other-application", message: expect.stringContaining('"GET /chat"') });
	});

	test("nobody is there for a minute", async () => {
		const { result, took } = await probed((_, response) =>
			response.writeHead(503, { "content-type": "text/html" }).end("<html>"),
		);
		expect(result).toMatchObject({ code: "not-up", mayPass: true });
		expect(took).toBe(60_000);
	});

	test("who gives up is heard", async () => {
		const { result } = await probed(() => undefined, { signal: AbortSignal.timeout(50) });
		expect(result).toMatchObject({ code: "cancelled" });
	});

	test("an endless answer is read to a bound", async () => {
		const endless: Answer = (_, response) => {
			response.writeHead(200, { "content-type": "application/json" });
			const write = () => {
				while (!response.destroyed && response.write("x".repeat(1 << 16)));
				if (!response.destroyed) response.once("drain", write);
			};
			write();
		};
		const { result } = await probed(serving({ "/openapi.json": endless }));
		expect(result).toMatchObject({ kind: "answers", answers: [{ state: "unknown" }, {}] });
	});
});

describe("redirects", () => {
	const home = new URL("https://me-todo.hf.space");
	const from = new URL("https://me-todo.hf.space/tasks");

	test.each([
		["/tasks/", "https://me-todo.hf.space/tasks/", false],
		["http://me-todo.hf.space/tasks/", "https://me-todo.hf.space/tasks/", true],
		["//me-todo.hf.space/x#y", "https://me-todo.hf.space/x", false],
	])("%s is followed", (target, address, isInsecure) => {
		expect(followed(home, from, target)).toEqual({ address: new URL(address), isInsecure });
	});

	test.each([
		"https://huggingface.co/login",
		"https://me-todo.hf.space.example.com/",
		"https://me-todo.hf.space:8443/",
		"http://me-todo.hf.space:7860/",
		"https://me@me-todo.hf.space/",
		"//example.com",
		"https://",
		"ftp://me-todo.hf.space/",
	])("%s is not", (target) => {
		expect(followed(home, from, target)).toHaveProperty("elsewhere");
	});
});

describe("descriptions are compared", () => {
	const at = "/openapi.json";

	test.each<[string, Application, readonly string[], string]>([
		["the same", TASKS, ["GET /", "GET /tasks/{id}"], "same"],
		["more than was found", TASKS, ["GET /", "GET /tasks/{id}", "POST /x"], "same"],
		["less, perhaps on purpose", TASKS, ["GET /"], "partly"],
		["another method", TASKS, ["GET /", "POST /tasks/{id}"], "partly"],
		["nothing", TASKS, [], "unknown"],
		["none of them", TASKS, ["GET /chat"], "another"],
		[
			"none of them, but not all are known",
			application(["GET /"], { unresolved: [{ reason: "x", start: "", end: "", place: topOf("main.py") }] }),
			["GET /chat"],
			"partly",
		],
		["all of them below a prefix", application(["GET /tasks"]), ["GET /v1/tasks"], "partly"],
		["parameters with a kind", application(["GET /files/{name:path}"]), ["GET /files/{name}"], "same"],
		["no routes of its own", application([]), ["GET /chat"], "unknown"],
		["its own pages do not count", application(["GET /docs", "GET /"]), ["GET /"], "same"],
		["HEAD does not count", application(["HEAD /", "GET /"]), ["GET /"], "same"],
	])("%s", (_, one, operations, kind) => {
		expect(compare(one, [{ at, operations }]).kind).toBe(kind);
	});

	test("an application that is mounted describes itself below its mount", () => {
		const one = application(["GET /", "GET /api/tasks"], { documentation: ["/openapi.json", "/api/openapi.json"] });
		expect(documentPaths(one)).toEqual(["/openapi.json", "/api/openapi.json"]);
		const documents = [
			{ at: "/openapi.json", operations: ["GET /"] },
			{ at: "/api/openapi.json", operations: ["GET /tasks"] },
		];
		expect(compare(one, documents).kind).toBe("same");
	});

	test.each([
		"",
		"[]",
		"{}",
		'{"openapi":"3.1.0"}',
		'{"openapi":3,"paths":{}}',
		"<html>",
		'{"openapi":"3","paths":[]}',
	])("%j is no description", (text) => expect(operationsIn(text)).toBeUndefined());
});

const APP = {
	"main.py": `from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles
from api import router, inner

app = FastAPI(root_path="/proxy")
app.include_router(router, prefix="/v1")
app.mount("/inner", inner)
app.mount("/static", StaticFiles(directory="."), name="static")


@app.get("/")
def home():
    return {"ok": True}


@app.get("/hidden", include_in_schema=False)
def hidden():
    return {}


@app.websocket("/ws")
async def live(socket):
    await socket.accept()
`,
	"api.py": `from fastapi import APIRouter, FastAPI

router = APIRouter()
inner = FastAPI()


@router.get("/tasks/{task_id:int}")
@router.delete("/tasks/{task_id:int}")
def task(task_id: int):
    return task_id


@inner.get("/depth")
def depth():
    return 1
`,
};

const why = obstacle();
if (why !== undefined) announceSkipped("the probe of a real application", why);

(why === undefined ? describe : describe.skip)("a real application is the one that was judged", () => {
	const port = 26_000 + (process.pid % 3_000);
	const end = new AbortController();
	let ready: Promise<unknown>;
	beforeAll(async () => {
		let started = () => undefined as unknown;
		const up = new Promise((done) => {
			started = () => done(undefined);
		});
		ready = withFolder(async (folder) => {
			plant(folder, APP);
			const command = ["-B", "-m", "uvicorn", "main:app", "--port", String(port), "--no-proxy-headers"];
			const child = spawn(INTERPRETER, command, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
			child.stderr.on("data", (chunk: Buffer) => chunk.includes("Uvicorn running") && started());
			const over = new Promise((done) => child.once("exit", done));
			end.signal.addEventListener("abort", () => child.kill("SIGKILL"));
			await over;
		});
		await Promise.race([up, pause(20_000, undefined, { ref: false })]);
	}, 30_000);
	afterAll(async () => {
		end.abort();
		await ready;
	});

	test("by its routes, mounted ones among them, and its hidden one is left out", async () => {
		const [engine] = engines;
		if (engine === undefined) throw new Error("there is no parser");
		const program = loadProgram(memorySource(APP), engine, DEFAULT_PYTHON);
		const judged = program.prove("main", "app").application;
		program.release();
		const result = await probe({
			app: { address: `http://127.0.0.1:${port}`, token: undefined, agent: "test/1" },
			application: judged,
			healthPath: undefined,
			origins: [],
			ports: { now: () => performance.now(), wait: async (time) => await pause(time) },
			signal: AbortSignal.timeout(20_000),
		});
		expect(result).toMatchObject({
			kind: "answers",
			answers: [
				{
					what: "GET /openapi.json",
					state: "unknown",
					words: expect.stringContaining('it lists 4 of the 5 routes that the gate found, and not "GET /hidden"'),
				},
				{ what: "GET /", state: "as it should" },
			],
			warnings: [],
		});
	});
});
