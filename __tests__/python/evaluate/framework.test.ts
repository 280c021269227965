import { describe, expect, test } from "@jest/globals";
import type { Proof } from "../../../src/python/proof.ts";
import { engines } from "../../support/engines.ts";
import { proofOf } from "../../support/programs.ts";

const [engine] = engines;

function prove(main: string): Proof {
	if (engine === undefined) throw new Error("there is no parser");
	return proofOf({ files: { "main.py": main } }, engine);
}

function frameworkOf(main: string): string | undefined {
	const proof = prove(main);
	if (proof.state !== "proven") throw new Error(`not proven: ${proof.reason}`);
	return proof.framework?.name;
}

const FASTAPI = "from fastapi import FastAPI\n";
const STARLETTE = "from starlette.applications import Starlette\n";
const GZIP = "from starlette.middleware.gzip import GZipMiddleware\n";

describe("the framework", () => {
	test.each([
		["FastAPI", `${FASTAPI}app = FastAPI()\n`],
		["FastAPI", `${FASTAPI}${GZIP}app = GZipMiddleware(GZipMiddleware(FastAPI()))\n`],
		["FastAPI", `${FASTAPI}class Own(FastAPI):\n    pass\napp = Own()\n`],
		["FastAPI", `${FASTAPI}${GZIP}class Own(GZipMiddleware):\n    pass\napp = Own(FastAPI())\n`],
		["FastAPI", `${FASTAPI}import socketio\napp = socketio.ASGIApp(socketio.AsyncServer(), FastAPI())\n`],
		["Socket.IO", "import socketio\napp = socketio.ASGIApp(socketio.AsyncServer())\n"],
		["Socket.IO", "import socketio\napp = socketio.ASGIApp(socketio.AsyncServer(), other_asgi_app=None)\n"],
		["Starlette", `${STARLETTE}${GZIP}app = GZipMiddleware(Starlette())\n`],
		["Flask", "from flask import Flask\nfrom a2wsgi import WSGIMiddleware\napp = WSGIMiddleware(Flask(__name__))\n"],
	])("is %s in %j", (name, main) => {
		expect(frameworkOf(main)).toBe(name);
	});

	test.each([
		["code of the project answers", "async def app(scope, receive, send):\n    pass\n"],
		[
			"a wrapper is around code of the project",
			`${GZIP}async def own(scope, receive, send):\n    pass\napp = GZipMiddleware(own)\n`,
		],
		["it is one of two", `import os\n${FASTAPI}${STARLETTE}app = FastAPI() if os.getenv("X") else Starlette()\n`],
	])("is not said where %s", (_, main) => {
		expect(frameworkOf(main)).toBeUndefined();
	});
});

describe("a factory", () => {
	test.each([
		['the function "make"', "make", "def make():\n    return FastAPI()\napp = make\n"],
		['the class "Own"', "Own", "class Own(FastAPI):\n    pass\napp = Own\n"],
		['"FastAPI" of fastapi', "FastAPI", "app = FastAPI\n"],
		["a lambda", undefined, "app = lambda: FastAPI()\n"],
	])("is %s", (noun, name, rest) => {
		expect(prove(FASTAPI + rest)).toMatchObject({ state: "proven", type: "FastAPI", factory: { noun, name } });
	});

	test("is shown where the name is bound, with the way to what it returns", () => {
		const proof = prove(`${FASTAPI}def make():\n    return FastAPI()\n\napp = make\n`);
		expect(proof).toMatchObject({ place: { file: "main.py", start: { line: 5, column: 1 } } });
		expect(proof.trace.map(({ note }) => note)).toEqual(["app = make", "defines make()", "returns FastAPI()"]);
	});
});

describe("what is refused says what to do", () => {
	test.each([
		["app = FastAPI().add_middleware(object)\n", "Call add_middleware() on a line of its own"],
		["def make():\n    FastAPI()\napp = make()\n", 'Return the application at the end of "make"'],
		["app = FastAPI(),\n", "Remove the comma"],
		["app = [FastAPI()]\n", "Take the application out of the list"],
		["async def make():\n    return FastAPI()\napp = make()\n", 'Make "make" a plain def'],
		["from flask import Flask\napp = Flask(__name__)\n", "WsgiToAsgi"],
		[
			"from fastapi.testclient import TestClient\napp = TestClient(FastAPI())\n",
			"the application that the TestClient is given",
		],
		["import toolbox as app\n", "Import what you need from toolbox"],
	])("%j", (rest, advice) => {
		const proof = prove(FASTAPI + rest);
		expect(proof).toMatchObject({ state: "refuted", because: "not-asgi" });
		expect(proof.state === "refuted" && proof.advice).toContain(advice);
	});

	test("a router is a part of an application, bare or wrapped", () => {
		const router = "from fastapi import APIRouter\n";
		expect(prove(`${router}app = APIRouter()\n`)).toMatchObject({ state: "refuted", because: "router" });
		expect(prove(`${router}${GZIP}app = GZipMiddleware(APIRouter())\n`)).toMatchObject({ because: "router" });
	});
});
