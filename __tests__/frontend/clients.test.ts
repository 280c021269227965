import { describe } from "@jest/globals";
import { silent, told } from "../support/frontends.ts";

const SKIPPED = [
	"bypasses-api-client skipped: the frontend has no client file",
	"token-not-attached skipped: the frontend has no client file",
];

describe("clients", () => {
	told(
		"one that is not there",
		`--- !src/lib/api.ts
--- src/services/api.js
export const tasks = () => fetch("/api/tasks");`,
		...["api-client-missing .space-gate.yml:2", ...SKIPPED],
	);
	told(
		"one whose name leads nowhere",
		`--- /.space-gate.yml
frontend:
  root: frontend
  client: src/api/index.ts
`,
		...["api-client-missing .space-gate.yml:3", ...SKIPPED],
	);
	told(
		"a folder that is not there",
		`--- /.space-gate.yml
frontend:
  root: web
`,
		"api-client-missing .space-gate.yml:2",
		...["bypasses-api-client", "cors-origin-missing", "hardcoded-api-url", "token-not-attached", "unknown-route"].map(
			(rule) => `${rule} skipped: there is no folder "web"`,
		),
	);
	silent(
		"one of JavaScript",
		`--- !src/lib/api.ts
--- src/lib/api.js
export const tasks = () => fetch("/api/tasks", { credentials: "include" });`,
	);
	silent(
		"one in a folder of its own",
		`--- !src/lib/api.ts
--- src/lib/api/index.ts
export const tasks = () => fetch("/api/tasks", { credentials: "include" });`,
	);
	silent(
		"one without src",
		`--- !src/lib/api.ts
--- lib/api.ts
export const tasks = () => fetch("/api/tasks", { credentials: "include" });`,
	);
	silent(
		"a neighbour that asks nobody",
		`--- /.space-gate.yml
contract: python
--- !src/lib/api.ts
--- src/a.ts
export const title = "Todo";`,
	);
	silent(
		"a folder frontend that is none",
		`--- /.space-gate.yml
contract: python
--- !package.json
--- !src/lib/api.ts
--- src/a.ts
fetch("/api/tasks");`,
	);
	silent(
		"no frontend at all",
		`--- /.space-gate.yml
contract: python
--- !package.json
--- !src/lib/api.ts`,
	);
});

/** A client with this, and a backend whose routes want a token. */
const client = (text: string) => `--- src/lib/api.ts\nconst BASE = import.meta.env.VITE_API_URL;\n${text}`;

describe("tokens", () => {
	told(
		"a client that never sends one",
		client(
			'export const list = () => fetch(BASE + "/api/tasks");\nexport const one = (id: number) => fetch(BASE + "/api/tasks/" + id);',
		),
		"token-not-attached src/lib/api.ts:2",
	);
	told(
		"an axios instance without one",
		`--- src/lib/api.ts
import axios from "axios";
const api = axios.create({ baseURL: import.meta.env.VITE_API_URL });
export const list = () => api.get("/api/tasks");`,
		"token-not-attached src/lib/api.ts:3",
	);
	told(
		"one request of several",
		client(`export const list = () => fetch(BASE + "/api/tasks", { headers: { Authorization: "Bearer " + token() } });
export const change = (id: number) => fetch(\`\${BASE}/api/tasks/\${id}\`, { method: "PUT", headers: { "Content-Type": "application/json" } });`),
		"token-not-attached src/lib/api.ts:3",
	);
	silent(
		"a client that only logs in",
		client('export const login = () => fetch(BASE + "/api/login", { method: "POST" });'),
	);
	silent(
		"headers of a function",
		client(`const headers = () => ({ Authorization: \`Bearer \${sessionStorage.token}\` });
export const list = () => fetch(BASE + "/api/tasks", { headers: headers() });
export const login = () => fetch(BASE + "/api/login", { method: "POST" });`),
	);
	silent(
		"headers of another module",
		`--- src/auth/headers.ts
export const headers = () => new Headers([["authorization", "Bearer x"]]);
${client('import { headers } from "../auth/headers";\nexport const list = () => fetch(BASE + "/api/tasks", { headers: headers() });')}`,
	);
	silent(
		"an interceptor in the client",
		`--- src/lib/api.ts
import axios from "axios";
export const api = axios.create({ baseURL: import.meta.env.VITE_API_URL });
api.interceptors.request.use((config) => {
	config.headers.Authorization = "Bearer " + localStorage.token;
	return config;
});
export const list = () => api.get("/api/tasks");`,
	);
	silent(
		"an interceptor elsewhere",
		`--- src/lib/api.ts
import axios from "axios";
export const api = axios.create({ baseURL: import.meta.env.VITE_API_URL });
export const list = () => api.get("/api/tasks");
--- src/auth/setup.ts
import { api } from "@/lib/api";
api.interceptors.request.use((config) => ({ ...config, headers: { Authorization: "Bearer x" } }));`,
	);
	silent("cookies", client('export const list = () => fetch(BASE + "/api/tasks", { credentials: "include" });'));
	silent(
		"cookies of axios",
		`--- src/lib/api.ts
import axios from "axios";
export const list = () => axios.get(import.meta.env.VITE_API_URL + "/api/tasks", { withCredentials: true });`,
	);
	silent(
		"what pages hand in",
		`${client("export const send = (path: string, init?: RequestInit) => fetch(BASE + path, init);")}
--- src/a.ts
import { send } from "@/lib/api";
send("/api/tasks", { headers: { Authorization: "Bearer x" } });`,
	);
	silent(
		"a backend that asks for none",
		`--- /main.py
from fastapi import FastAPI

app = FastAPI()


@app.get("/api/tasks")
def tasks():
    return []
${client('export const list = () => fetch(BASE + "/api/tasks");')}`,
	);
	silent(
		"a backend whose route asks for a database only",
		`--- /main.py
from fastapi import Depends, FastAPI

app = FastAPI()


def get_session():
    yield 1


@app.get("/api/tasks")
def tasks(session=Depends(get_session)):
    return []
${client('export const list = () => fetch(BASE + "/api/tasks");')}`,
	);
	silent(
		"a backend whose route can do without a user, or checks something else",
		`--- /main.py
from fastapi import Depends, FastAPI

app = FastAPI()


def get_current_user_optional():
    return None


def get_author_service():
    return None


def get_csrf_token():
    return None


@app.get("/api/tasks")
def tasks(user=Depends(get_current_user_optional), authors=Depends(get_author_service), csrf=Depends(get_csrf_token)):
    return []
${client('export const list = () => fetch(BASE + "/api/tasks");')}`,
	);
	silent(
		"cookies within one host",
		`--- /main.py
from fastapi import Depends, FastAPI, Request

app = FastAPI()


def get_current_user(request: Request):
    return request.cookies["session"]


@app.get("/api/tasks")
def tasks(user=Depends(get_current_user)):
    return []
--- src/lib/api.ts
export const list = () => fetch("/api/tasks");`,
	);
});

const declared = (lines: string) => `--- /.space-gate.yml
frontend:
  root: frontend
${lines}
`;

describe("origins of pages", () => {
	told(
		"one that the backend does not allow",
		declared("  origin: https://todo.example.com"),
		"cors-origin-missing .space-gate.yml:3",
	);
	told(
		"where package.json says it",
		`--- package.json
{
	"homepage": "https://me.github.io/todo"
}`,
		"cors-origin-missing package.json:2",
	);
	told("the domain of GitHub's pages", "--- public/CNAME\ntodo.example.com\n", "cors-origin-missing public/CNAME:1");
	told(
		"a backend without CORS",
		`${declared("  origin: https://todo.example.com")}--- /main.py
from fastapi import FastAPI

app = FastAPI()


@app.get("/api/tasks")
def tasks():
    return []
`,
		"cors-origin-missing .space-gate.yml:3",
	);
	silent("one that it allows", declared("  origin: https://app.example.com"));
	silent("none", declared(""));
	silent(
		"a homepage that is a page about the project",
		'--- package.json\n{ "homepage": "https://github.com/me/todo#readme" }',
	);
	silent("a homepage that is only a path", '--- package.json\n{ "homepage": "/todo" }');
	silent(
		"one that is declared below cors, which has a rule of its own",
		declared(
			"  origin: https://todo.example.com\ncors:\n  - url: https://todo.example.com\n    environment: production",
		),
	);
	silent(
		"one that a pattern allows",
		`${declared("  origin: https://todo.example.com")}--- /main.py
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://[a-z]+\\.example\\.com")


@app.get("/api/tasks")
def tasks():
    return []
`,
	);
	silent(
		"pages that ask their own host only",
		`${declared("  origin: https://todo.example.com")}--- src/lib/api.ts
export const list = () => fetch("/api/tasks", { credentials: "include" });`,
	);
	told(
		"what a variable decides",
		`${declared("  origin: https://todo.example.com")}--- /main.py
import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=os.environ["ORIGINS"].split(","))


@app.get("/api/tasks")
def tasks():
    return []
`,
		"cors-origin-missing skipped: which origins the application allows depends on the environment, or cannot be told",
	);
});
