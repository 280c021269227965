import { describe } from "@jest/globals";
import { silent, told } from "../support/frontends.ts";

/** A client whose base is the given expression. */
const client = (base: string, before = "") => `--- src/lib/api.ts
${before}
const BASE = ${base};
export const request = (path: string) => fetch(BASE + path, { credentials: "include" });
export const list = () => request("/api/tasks");
`;

describe("addresses in the place of a variable are told", () => {
	told("this machine as the client's base", client('"http://localhost:8000"'), "hardcoded-api-url src/lib/api.ts:2");
	told("a Space as the client's base", client('"https://me-todo.hf.space"'), "hardcoded-api-url src/lib/api.ts:2");
	told(
		"this machine at another port, in the client",
		client('"http://127.0.0.1:4000"'),
		"hardcoded-api-url src/lib/api.ts:2",
	);
	told(
		"a Space where the build decides",
		client('import.meta.env.PROD ? "https://me-todo.hf.space" : "http://localhost:8000"'),
		"hardcoded-api-url src/lib/api.ts:2",
	);
	told(
		"an axios instance",
		`--- src/lib/api.ts
import axios from "axios";
export const api = axios.create({ baseURL: "http://localhost:8000", withCredentials: true });
export const list = () => api.get("/api/tasks");`,
		"hardcoded-api-url src/lib/api.ts:2",
	);
	told(
		"a constant by its name, in a file that asks nobody",
		`--- src/constants.ts
export const API_BASE_URL = "http://localhost:8000/api";
export const limits = { pageSize: 20 };`,
		"hardcoded-api-url src/constants.ts:1",
	);
	told(
		"a property by its name",
		`--- src/settings.js
export default { backendUrl: "https://me-todo.hf.space" };`,
		"hardcoded-api-url src/settings.js:1",
	);
	told(
		"a picture that the API serves",
		`--- src/Avatar.tsx
export const Avatar = ({ path }: { path: string }) => <img src={\`http://localhost:8000/uploads/\${path}\`} alt="" />;`,
		"hardcoded-api-url src/Avatar.tsx:1",
	);
	told(
		"each request that has it by itself",
		`--- src/a.ts
fetch("http://localhost:8000/api/tasks");
new WebSocket("wss://me-todo.hf.space/ws/tasks");`,
		...["bypasses-api-client src/a.ts:1", "bypasses-api-client src/a.ts:2"],
		...["hardcoded-api-url src/a.ts:1", "hardcoded-api-url src/a.ts:2"],
	);
});

describe("addresses that stand beside a variable, or mean something else, are not", () => {
	silent("a fallback with ||", client('import.meta.env.VITE_API_URL || "http://localhost:8000"'));
	silent("a fallback with ??", client('process.env.NEXT_PUBLIC_API_URL ?? "https://me-todo.hf.space"'));
	silent(
		"a variable before the address where the build decides",
		client('import.meta.env.PROD ? import.meta.env.VITE_API_URL : "http://localhost:8000"'),
	);
	silent(
		"a fallback of a variable that another name holds",
		client('env.url || "http://localhost:8000"', "const env = { url: process.env.REACT_APP_API_URL };"),
	);
	silent(
		"a default beside a variable that is taken apart",
		client("VITE_API_URL", 'const { VITE_API_URL = "http://localhost:8000" } = import.meta.env;'),
	);
	silent(
		"a function that reads a variable, and has a fallback",
		client(
			'read("VITE_API_URL", "http://localhost:8000")',
			"const read = (name: string, other: string) => import.meta.env[name] ?? other;",
		),
	);
	silent(
		"a default in a schema of variables",
		client(
			"variables.VITE_API_URL",
			'import { z } from "zod";\nconst variables = z.object({ VITE_API_URL: z.string().default("http://localhost:8000") }).parse(import.meta.env);',
		),
	);
	silent(
		"an address for development only",
		`--- src/lib/api.ts
let base = import.meta.env.VITE_API_URL;
if (import.meta.env.DEV) {
	base = "http://localhost:8000";
}
export const list = () => fetch(base + "/api/tasks", { credentials: "include" });`,
	);
	silent("no address at all, behind a proxy", client('""'));
	silent(
		"texts for people",
		`--- src/Help.tsx
export const Help = () => <input placeholder="http://localhost:8000" title="https://me-todo.hf.space" />;
console.log("The API runs at http://localhost:8000");
throw new Error("http://localhost:8000 does not answer");`,
	);
	silent(
		"links to a Space's page, and the frame of a demonstration",
		`--- src/Footer.tsx
export const Footer = () => <a href="https://me-todo.hf.space/docs">API</a>;
export const Demo = () => <iframe src="https://me-demo.hf.space" title="demo" />;`,
	);
	silent(
		"the frontend's own address",
		`--- src/a.ts
export const SITE_URL = "http://localhost:3000";
export const appUrl = "http://localhost:5173";`,
	);
	silent(
		"other hosts whose names only begin alike",
		`--- src/a.ts
export const apiUrl = "https://localhost.example.com:8000";
fetch("https://me-todo.hf.space.example.com/api/tasks");
fetch("https://example.com/?next=http://localhost:8000/api");`,
	);
	silent(
		"configuration of tools, tests and declarations",
		`--- vite.config.ts
export default { server: { proxy: { "/api": "http://localhost:8000" } } };
--- next.config.mjs
export default { rewrites: async () => [{ source: "/api/:path*", destination: "http://localhost:8000/api/:path*" }] };
--- src/api.test.ts
const API_URL = "http://localhost:8000";
--- src/env.d.ts
declare const API_URL: "http://localhost:8000";`,
	);
	silent(
		"commented out",
		`--- src/a.ts
// const API_URL = "http://localhost:8000";
/* fetch("https://me-todo.hf.space/api/tasks") */
export {};`,
	);
});
