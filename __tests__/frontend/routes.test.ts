import { describe } from "@jest/globals";
import { silent, told } from "../support/frontends.ts";

/** A client with more functions. */
const client = (functions: string, base = "import.meta.env.VITE_API_URL") => `--- src/lib/api.ts
const BASE = ${base};
const send = (path: string, init?: RequestInit) => fetch(\`\${BASE}\${path}\`, { ...init, credentials: "include" });
${functions}`;

/** A backend with these lines behind its application. */
const backend = (lines: string) => `--- /main.py
from fastapi import APIRouter, FastAPI

app = FastAPI()
${lines}
`;

describe("what no route answers is told", () => {
	told("a path", client('export const users = () => send("/api/users");'), "unknown-route src/lib/api.ts:3");
	told(
		"a method",
		client('export const drop = (id: number) => send("/api/tasks/" + id, { method: "DELETE" });'),
		"unknown-route src/lib/api.ts:3",
	);
	told(
		"a method in small letters, of a variable",
		client('const method = "patch";\nexport const drop = () => send("/api/tasks", { method });'),
		"unknown-route src/lib/api.ts:4",
	);
	told(
		"a path of an axios instance, where a page asks for it",
		`--- src/lib/api.ts
import axios from "axios";
export const api = axios.create({ baseURL: import.meta.env.VITE_API_URL, withCredentials: true });
--- src/a.ts
import { api } from "@/lib/api";
api.get("/api/task");
api.put("/api/tasks", {});`,
		...["unknown-route src/a.ts:2", "unknown-route src/a.ts:3"],
	);
	told(
		"a path that a class puts together",
		`--- src/lib/api.ts
class Api {
	constructor(private readonly base = import.meta.env.VITE_API_URL) {}
	async request(path: string, init: RequestInit = {}) {
		return await fetch(\`\${this.base}\${path}\`, { ...init, credentials: "include" });
	}
	tasks() {
		return this.request("/api/tasks");
	}
	remove(id: string) {
		return this.request(\`/api/tasks/\${id}/remove\`, { method: "POST" });
	}
}
export const api = new Api();`,
		"unknown-route src/lib/api.ts:10",
	);
	told(
		"a path of a class that is told its base where it is made",
		`--- src/lib/api.ts
class Api {
	constructor(private readonly base: string) {}
	send = (path: string) => fetch(this.base + path, { credentials: "include" });
	tasks = () => this.send("/api/task");
}
export const api = new Api(import.meta.env.VITE_API_URL);`,
		"unknown-route src/lib/api.ts:4",
	);
	told(
		"a path of a class whose base is told by the class below it",
		`--- src/lib/base.ts
export class Base {
	constructor(private readonly base: string) {}
	send(path: string) {
		return fetch(this.base + path, { credentials: "include" });
	}
}
--- src/lib/api.ts
import { Base } from "./base";
class Api extends Base {
	constructor() {
		super(import.meta.env.VITE_API_URL);
	}
	tasks() {
		return this.send("/api/task");
	}
}
export const api = new Api();`,
		"unknown-route src/lib/api.ts:7",
	);
	told(
		"a slash at the end, which only a route for another method has",
		`${backend('@app.put("/tasks/{task_id}")\ndef change(task_id: int):\n    return {}\n\n\n@app.delete("/tasks/{task_id}/")\ndef drop(task_id: int):\n    return {}\n')}${client('export const change = (id: number) => send("/tasks/" + id + "/", { method: "PUT" });', '"http://localhost:8000"')}`,
		...["hardcoded-api-url src/lib/api.ts:1", "unknown-route src/lib/api.ts:3"],
	);
	told(
		"a WebSocket",
		client('export const follow = () => new WebSocket(BASE + "/ws/other");'),
		"unknown-route src/lib/api.ts:3",
	);
	told(
		"a path below a router's prefix",
		`${backend('router = APIRouter(prefix="/api/v1/tasks")\n\n\n@router.get("/")\ndef tasks():\n    return []\n\n\napp.include_router(router)\n')}${client('export const a = () => send("/api/v1/tasks");\nexport const b = () => send("/api/v2/tasks");')}`,
		"unknown-route src/lib/api.ts:4",
	);
	told(
		"a relative path, behind a proxy",
		client('export const users = () => send("/api/users");', '""'),
		"unknown-route src/lib/api.ts:3",
	);
});

describe("what a route may answer is not", () => {
	silent(
		"all that the backend has",
		client(`export const list = () => send("/api/tasks");
export const add = () => send("/api/tasks", { method: "POST" });
export const one = (id: number) => send(\`/api/tasks/\${id}\`);
export const change = (id: number) => send("/api/tasks/" + id, { method: "PUT" });
export const follow = () => new WebSocket(\`\${BASE}/ws/tasks\`);
export const hello = () => send("/");`),
	);
	silent(
		"queries, fragments and slashes at the end",
		client(`export const a = (page: number) => send(\`/api/tasks?page=\${page}\`);
export const b = (query: string) => send("/api/tasks" + query);
export const c = (params: URLSearchParams) => send(\`/api/tasks?\${params}\`);
export const d = () => send("/api/tasks/");
export const e = () => send("/api/tasks#top");
export const f = (filter?: string) => send(\`/api/tasks\${filter ? \`?filter=\${filter}\` : ""}\`);`),
	);
	silent(
		"a prefix that the variable may hold",
		client('export const list = () => send("/tasks");\nexport const one = (id: string) => send("/tasks/" + id);'),
	);
	silent(
		"a prefix that a proxy may take away",
		`${backend('@app.get("/tasks")\ndef tasks():\n    return []\n')}${client('export const list = () => send("/api/tasks");', '""')}`,
	);
	silent(
		"paths that nobody can tell",
		client(`export const a = (path: string) => send(path);
export const b = (kind: string) => send(\`/\${kind}\`);
export const c = (kind: string, id: string) => send(\`/api/\${kind}/\${id}\`);
export const d = (parts: string[]) => send(parts.join("/"));`),
	);
	silent(
		"methods that nobody can tell",
		client(
			'export const a = (method: string) => send("/api/tasks", { method });\nexport const b = (init: RequestInit) => send("/api/tasks", init);',
		),
	);
	silent(
		"documentation, and what is asked before others",
		client(
			'export const a = () => send("/docs");\nexport const b = () => send("/openapi.json");\nexport const c = () => send("/api/tasks", { method: "OPTIONS" });',
		),
	);
	silent(
		"a mount",
		`${backend('from fastapi.staticfiles import StaticFiles\n\napp.mount("/files", StaticFiles(directory="files", check_dir=False))\n')}${client('export const a = (name: string) => send("/files/" + name);\nexport const b = () => send("/files/deep/er.txt");')}`,
	);
	silent(
		"a route that takes every path",
		`${backend('@app.get("/files/{path:path}")\ndef files(path: str):\n    return path\n')}${client('export const a = () => send("/files/some/where/else");')}`,
	);
	silent(
		"a route that takes every method",
		`${backend('@app.api_route("/any", methods=["GET", "POST", "DELETE"])\ndef some():\n    return {}\n')}${client('export const a = () => send("/any", { method: "DELETE" });')}`,
	);
	silent("other hosts", client('export const a = () => fetch("https://api.example.com/users");'));
	silent(
		"routes of the frontend's own server",
		`--- app/api/users/route.ts
export const GET = () => new Response();
${client('export const users = () => fetch("/api/users");')}`,
	);
	told(
		"not every route is known",
		`${backend('import os\n\nrouter = APIRouter()\n\n\n@router.get("/x")\ndef x():\n    return 1\n\n\napp.include_router(router, prefix=os.environ["PREFIX"])\n')}${client('export const a = () => send("/api/users");')}`,
		"unknown-route skipped: not every route can be told: the prefix that include_router() is given is not known",
	);
});
