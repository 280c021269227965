import { describe, expect, test } from "@jest/globals";
import type { Application } from "../../../../src/python/application.ts";
import { loadProgram } from "../../../../src/python/load-program.ts";
import type { Entrypoint } from "../../../../src/python/program.ts";
import { engines } from "../../../support/engines.ts";
import { memorySource } from "../../../support/memory-source.ts";

/** What both engines find. */
function entrypointOf(main: string, files: Readonly<Record<string, string>> = {}): Entrypoint {
	const [first, second] = engines.map((engine) => {
		const program = loadProgram(memorySource({ ...files, "main.py": main }), engine, { major: 3, minor: 10 });
		try {
			return program.prove("main", "app");
		} finally {
			program.release();
		}
	});
	expect(second).toEqual(first);
	if (first === undefined) throw new Error("there is no engine");
	return first;
}

function applicationOf(main: string, files: Readonly<Record<string, string>> = {}): Application {
	const { application, proof } = entrypointOf(main, files);
	if (application === undefined) throw new Error(`nothing is known of what it answers (${proof.state})`);
	return application;
}

const FASTAPI = "from fastapi import APIRouter, FastAPI\n";

describe("an application", () => {
	test("says what it is and where it is made, whatever is wrapped around it", () => {
		const { type, place } = applicationOf("from src.app import app", {
			"src/app.py": `${FASTAPI}from fastapi.middleware.gzip import GZipMiddleware\nclass Api(FastAPI): ...\napp = Api()\napp = GZipMiddleware(app)\n`,
		});
		expect({ type, file: place.file, start: place.start }).toEqual({
			type: "FastAPI",
			file: "src/app.py",
			start: { line: 4, column: 7 },
		});
	});

	test("has its middleware in the order in which it is added, that around it last", () => {
		const { middleware } = applicationOf(
			`${FASTAPI}from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
class Timing(BaseHTTPMiddleware): ...
class Outer:
    def __init__(self, inner): self.inner = inner
    async def __call__(self, scope, receive, send): await self.inner(scope, receive, send)
app = FastAPI(middleware=[Middleware(GZipMiddleware)])
app.add_middleware(Timing)
@app.middleware("http")
async def log(request, call_next): ...
async def dispatch(request, call_next): ...
app.add_middleware(BaseHTTPMiddleware, dispatch=dispatch)
app = Outer(CORSMiddleware(app))
`,
		);
		expect(middleware.map(({ name, place, definition }) => [name, place.start.line, definition?.start.line])).toEqual([
			["GZipMiddleware", 10, undefined],
			["Timing", 11, 6],
			["log", 12, 13],
			["BaseHTTPMiddleware", 15, 14],
			["CORSMiddleware", 16, undefined],
			["Outer", 16, 7],
		]);
	});

	test("has the pages that FastAPI makes, its own and those of what is mounted", () => {
		const { documentation, unresolved } = applicationOf(
			`${FASTAPI}app = FastAPI(docs_url="/", redoc_url=None, swagger_ui_oauth2_redirect_url=None)
app.mount("/sub", FastAPI(openapi_url="/s.json", docs_url=None, redoc_url=""))
app.mount("/bare", FastAPI(openapi_url=None))
`,
		);
		expect(documentation).toEqual(["/openapi.json", "/", "/sub/s.json", "/sub/docs/oauth2-redirect"]);
		expect(unresolved).toEqual([]);
	});

	test.each([
		["404", true],
		["HTTPException", false],
		["StarletteHTTPException", true],
		["RequestValidationError", false],
		["Exception", false],
		["500", false],
		["status.HTTP_404_NOT_FOUND", true],
		["unknown_library.NotFound", true],
	])("whose handler is for %s may answer anything: %s", (handled, isFallback) => {
		const imports =
			"from fastapi import HTTPException, status\nfrom fastapi.exceptions import RequestValidationError\nfrom starlette.exceptions import HTTPException as StarletteHTTPException\nimport unknown_library\n";
		for (const handler of [
			`app = FastAPI()\n@app.exception_handler(${handled})\ndef handler(request, error): ...\n`,
			`app = FastAPI()\napp.add_exception_handler(${handled}, print)\n`,
		]) {
			expect(applicationOf(`${FASTAPI}${imports}${handler}`).fallback !== undefined).toBe(isFallback);
		}
	});

	test.each([
		["a function", "async def app(scope, receive, send): ...\n"],
		["another framework", "from quart import Quart\napp = Quart('x')\n"],
		["an unknown object", "from somewhere import app\n"],
		["nothing", ""],
	])("is not known of %s", (_, main) => {
		expect(entrypointOf(main).application).toBeUndefined();
	});
});

describe("what cannot be told", () => {
	const hidden = (main: string) =>
		applicationOf(`import os\n${FASTAPI}router = APIRouter()\n${main}`).unresolved.map(({ start, end, reason }) => [
			start,
			end,
			reason,
		]);

	test("keeps what is known of the path", () => {
		const prefix = 'os.environ.get("PREFIX", "")';
		expect(
			hidden(`@router.get("/a")\ndef a(): ...\napp = FastAPI()\napp.include_router(router, prefix=${prefix})`),
		).toEqual([["", "/a", "the prefix that include_router() is given is not known"]]);
		expect(hidden("import library\napp = FastAPI()\napp.include_router(library.router, prefix='/x')")).toEqual([
			["/x", "", "the router that include_router() is given is not known"],
		]);
		expect(
			hidden(`app = FastAPI()\nsub = FastAPI()\nsub.add_api_route("/a", print)\napp.mount(${prefix}, sub)`),
		).toEqual([["", "/a", "the path that something is mounted at is not known"]]);
		expect(hidden("app = FastAPI()\napp.add_api_route('/a', print, methods=os.environ['M'].split(','))")).toEqual([
			["/a", "/a", "the methods that add_api_route() is given are not known"],
		]);
	});

	test("is where FastAPI puts its pages, but not its schema", () => {
		expect(hidden("app = FastAPI(docs_url=os.environ['D'], openapi_url=os.environ['O'])")).toEqual([
			["", "", "the docs_url that FastAPI() is given is not known"],
		]);
		expect(hidden("app = FastAPI(docs_url='/docs' if os.environ.get('D') else None)")).toEqual([]);
	});

	test("is what other libraries do with the application", () => {
		expect(hidden("import library\napp = FastAPI()\nlibrary.install(app, 1)")).toEqual([
			["", "", "what library.install(app, 1) registers is not known"],
		]);
		expect(hidden("import library\napp = FastAPI()\nlibrary.Admin([app])")).toHaveLength(1);
		expect(hidden("app = FastAPI()\nprint(app)\nsorted([app], key=id)\nid(app)")).toEqual([]);
	});

	test("is not what is known to add one thing", () => {
		const { routes, unresolved } = applicationOf(
			`${FASTAPI}import gradio
from prometheus_fastapi_instrumentator import Instrumentator
app = FastAPI()
Instrumentator().instrument(app).expose(app, endpoint="/numbers")
app = gradio.mount_gradio_app(app, gradio.Blocks(), path="/ui")
`,
		);
		expect(routes.map(({ kind, methods, path }) => [kind, methods, path])).toEqual([
			["http", ["GET"], "/numbers"],
			["mount", [], "/ui"],
		]);
		expect(unresolved).toEqual([]);
	});
});

describe("bounds", () => {
	const lines = (count: number, line: (index: number) => string) => [...Array(count).keys()].map(line).join("\n");

	test("routers that include each other by turns are not multiplied out", () => {
		const turns = lines(
			40,
			(index) => `r${index + 1} = APIRouter()\n${`r${index + 1}.include_router(r${index})\n`.repeat(9)}`,
		);
		const { proof } = entrypointOf(
			`${FASTAPI}r0 = APIRouter()\nr0.add_api_route("/a", print)\n${turns}\napp = FastAPI()\napp.include_router(r40)\n`,
		);
		expect(proof.state).toBe("unproven");
	});

	test("applications that are mounted in each other end", () => {
		const { routes, unresolved } = applicationOf(
			`${FASTAPI}app, other = FastAPI(), FastAPI()\napp.mount("/o", other)\nother.mount("/a", app)\napp.add_api_route("/x", print)\n`,
		);
		expect(routes.length).toBeLessThan(40);
		expect(unresolved.map(({ reason }) => reason)).toEqual(["routers lie deeper in one another than is followed"]);
	});

	test("more registrations than are followed are told to be unresolved", () => {
		const { routes, unresolved } = applicationOf(
			`${FASTAPI}app = FastAPI()\n${lines(2_100, (index) => `app.add_api_route("/${index}", print)`)}\n`,
		);
		expect(routes).toHaveLength(1_996);
		expect(unresolved.map(({ reason }) => reason)).toEqual(["it is told more than is followed"]);
	});

	test("paths that grow are cut off", () => {
		const grow = lines(12, () => "path = path + path");
		const { routes, unresolved } = applicationOf(
			`${FASTAPI}path = "/a"\n${grow}\napp = FastAPI()\napp.add_api_route(path, print)\n`,
		);
		expect(routes).toEqual([]);
		expect(unresolved.map(({ reason }) => reason)).toEqual(["the path that add_api_route() is given is too long"]);
	});

	test("wrappers of which it cannot be told which one is taken are not multiplied out", () => {
		const choose = lines(18, (index) => `app = A(app) if os.getenv("V${index}") else B(app)`);
		const classes = ["A", "B"].map(
			(name) =>
				`class ${name}:\n    def __init__(self, app): self.app = app\n    async def __call__(self, scope, receive, send): ...\n`,
		);
		const { proof, application } = entrypointOf(`import os\n${FASTAPI}${classes.join("")}app = FastAPI()\n${choose}\n`);
		expect({ state: proof.state, application }).toEqual({ state: "proven", application: undefined });
	});
});
