import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { saidOf } from "../support/frontends.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";

const PROGRAM = `from fastapi import APIRouter, FastAPI

app = FastAPI()
items = APIRouter(prefix="/items")


@items.get("/")
def every():
    return []


@items.post("")
def add():
    return {}


@items.get("/{item_id}")
def one(item_id: str):
    return {}


@items.delete("/{item_id}")
def drop(item_id: str):
    return {}


@items.put("/{item_id}/tags/{tag}")
def tag(item_id: str, tag: str):
    return {}


@app.get("/files/{path:path}")
def file(path: str):
    return path


@app.api_route("/any", methods=["GET", "PATCH"])
def some():
    return {}


app.include_router(items, prefix="/api/v1")


@app.get("/items/first")
def first():
    return {}
`;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const PATHS = [
	...[
		"/",
		"/docs",
		"/any",
		"/any/",
		"/Any",
		"/files",
		"/files/a",
		"/files/a/b/c.txt",
		"/items",
		"/items/first",
		"/items/second",
	],
	...[
		"/api/v1/items",
		"/api/v1/items/",
		"/api/v1/items/7",
		"/api/v1/items/7/",
		"/api/v1/items/7/tags",
		"/api/v1/items/7/tags/red",
	],
	...["/api/v1/item", "/api/v2/items", "/v1/items", "/api/v1", "/api/v1/items/7/8", "/api/v1/items/7/tags/red/blue"],
];

test.each(METHODS)("what is told to have no route is what Starlette refuses, and nothing else: %s", (method) => {
	const reason = obstacle();
	if (reason !== undefined) return announceSkipped("routes against Starlette", reason);
	// Each path is a line of a client whose base is a host and nothing else.
	const lines = PATHS.map(
		(path) => `fetch("http://localhost:8000" + "${path}", { method: "${method}", credentials: "include" });`,
	);
	const said = saidOf(`--- /main.py\n${PROGRAM}--- src/lib/api.ts\n${lines.join("\n")}\n`);
	const told = said.filter((one) => one.startsWith("unknown-route ")).map((one) => Number(one.split(":")[1]));
	const input = JSON.stringify({ program: PROGRAM, requests: PATHS.map((path) => [method, path]) });
	const { stdout, stderr } = spawnSync(INTERPRETER, ["-W", "ignore", "__tests__/support/ask_routes.py"], {
		input,
		encoding: "utf8",
	});
	expect(stderr).toBe("");
	const statuses: readonly number[] = JSON.parse(stdout);
	const refused = PATHS.filter((_, index) => statuses[index] === 404 || statuses[index] === 405);
	expect(refused.length).toBeGreaterThan(5);
	expect(told.map((line) => PATHS[line - 1])).toEqual(refused);
});
