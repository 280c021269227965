import { describe } from "@jest/globals";
import { silent, told } from "../support/frontends.ts";

describe("requests to the API outside the client are told", () => {
	told(
		"fetch with the variable that holds the API's address",
		`--- src/pages/Tasks.tsx
export function Tasks() {
	fetch(\`\${import.meta.env.VITE_API_URL}/api/tasks\`);
}`,
		"bypasses-api-client src/pages/Tasks.tsx:2",
	);
	told(
		"fetch by another name",
		`--- src/a.ts
const send = window.fetch;
send("/api/tasks");`,
		"bypasses-api-client src/a.ts:2",
	);
	told(
		"axios in a component",
		`--- src/a.jsx
import http from "axios";
export const load = async () => await http.get("/api/tasks");`,
		"bypasses-api-client src/a.jsx:2",
	);
	told(
		"a second instance of axios, once, however often it is used",
		`--- src/http.ts
import axios from "axios";
export const http = axios.create({ baseURL: process.env.REACT_APP_API_URL });
--- src/a.ts
import { http } from "./http";
http.get("/api/tasks");
http.post("/api/tasks", {});`,
		"bypasses-api-client src/http.ts:2",
	);
	told(
		"a wrapper of one's own, at the place that sends",
		`--- src/utils/http.ts
const API_URL = import.meta.env.VITE_API_URL;
export const get = (path: string) => fetch(API_URL + path).then((response) => response.json());
--- src/a.ts
import { get } from "@/utils/http";
get("/api/tasks");
get("/api/tasks/1");`,
		"bypasses-api-client src/utils/http.ts:2",
	);
	told(
		"a wrapper that is told the whole address, at the call that tells it",
		`--- src/utils/json.ts
export async function json(url: string) {
	return (await fetch(url)).json();
}
--- src/a.ts
import { json } from "./utils/json";
json("https://maps.example.com/style.json");
json(\`\${import.meta.env.VITE_API_URL}/api/tasks\`);`,
		"bypasses-api-client src/a.ts:3",
	);
	told(
		"a wrapper that an index hands on",
		`--- src/net/json.ts
export const json = (url: string) => fetch(url).then((response) => response.json());
--- src/net/index.ts
export * from "./json";
--- src/a.ts
import { json } from "./net";
json("/api/tasks");`,
		"bypasses-api-client src/a.ts:2",
	);
	told(
		"useSWR with a fetcher that fetches its key",
		`--- src/a.tsx
import useSWR from "swr";
const fetcher = (url: string) => fetch(url).then((response) => response.json());
export const useTasks = () => useSWR("/api/tasks", fetcher);`,
		"bypasses-api-client src/a.tsx:3",
	);
	told(
		"a query of react-query that fetches by itself",
		`--- src/a.tsx
import { useQuery } from "@tanstack/react-query";
export const useTasks = () => useQuery({ queryKey: ["tasks"], queryFn: () => fetch("/api/tasks").then((r) => r.json()) });`,
		"bypasses-api-client src/a.tsx:2",
	);
	told(
		"ky, XMLHttpRequest, superagent, EventSource and sendBeacon",
		`--- src/a.ts
import ky from "ky";
import superagent from "superagent";
ky.post("/api/tasks", { json: {} });
const request = new XMLHttpRequest();
request.open("GET", "/api/tasks");
superagent.get("/api/tasks");
new EventSource("/api/tasks");
navigator.sendBeacon("/api/tasks", "{}");`,
		...[3, 5, 6, 7, 8].map((line) => `bypasses-api-client src/a.ts:${line}`),
	);
	told(
		"a WebSocket whose address is made of the API's",
		`--- src/a.ts
const socket = new WebSocket(import.meta.env.VITE_API_URL.replace("http", "ws") + "/ws/tasks");`,
		"bypasses-api-client src/a.ts:1",
	);
	told(
		"the script of a Vue component, in its line",
		`--- src/Tasks.vue
<template>
	<p>fetch("/api/tasks")</p>
</template>

<script setup lang="ts">
const tasks = await (await fetch("/api/tasks")).json();
</script>`,
		"bypasses-api-client src/Tasks.vue:6",
	);
	told(
		"the script of a Svelte component, in its line",
		`--- src/routes/+page.svelte
<script context="module">
	export const title = "Tasks";
</script>

<script>
	import { onMount } from "svelte";
	onMount(() => fetch("/api/tasks"));
</script>

<h1>{title}</h1>`,
		"bypasses-api-client src/routes/+page.svelte:7",
	);
	told(
		"the fetch that SvelteKit hands to load",
		`--- src/routes/+page.ts
export const load = ({ fetch }) => fetch("/api/tasks");`,
		"bypasses-api-client src/routes/+page.ts:1",
	);
	told(
		"an address that another module exports",
		`--- src/config.ts
export const config = { api: { url: process.env.NEXT_PUBLIC_API_URL ?? "" } };
--- src/a.ts
import { config } from "@/config";
fetch(config.api.url + "/api/tasks");`,
		"bypasses-api-client src/a.ts:2",
	);
	told(
		"a class that is an API client of its own",
		`--- src/service.ts
class TaskService {
	private readonly base = import.meta.env.VITE_API_URL;
	private send(path: string, init?: RequestInit) {
		return fetch(\`\${this.base}\${path}\`, init);
	}
	list() {
		return this.send("/api/tasks");
	}
}
export const tasks = new TaskService();`,
		"bypasses-api-client src/service.ts:4",
	);
	told(
		"RTK Query with a base of its own",
		`--- src/store.ts
import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query/react";
export const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: import.meta.env.VITE_API_URL }), endpoints: () => ({}) });`,
		"bypasses-api-client src/store.ts:2",
	);
	told(
		"axios whose base is set for all of it",
		`--- src/main.ts
import axios from "axios";
axios.defaults.baseURL = import.meta.env.VITE_API_URL;
--- src/a.ts
import axios from "axios";
axios.get("/api/tasks");`,
		"bypasses-api-client src/a.ts:2",
	);
	told(
		"CommonJS",
		`--- src/a.js
const axios = require("axios");
exports.load = () => axios({ method: "get", url: "/api/tasks" });`,
		"bypasses-api-client src/a.js:2",
	);
	told(
		"a server action that asks the API",
		`--- app/actions.ts
"use server";
export async function add() {
	await fetch(\`\${process.env.API_URL}/api/tasks\`, { method: "POST" });
}`,
		"bypasses-api-client app/actions.ts:3",
	);
});

describe("other requests are not", () => {
	silent(
		"a frontend that goes through its client",
		`--- src/a.ts
import { getTasks, request } from "@/lib/api";
getTasks();
request("/api/tasks", { method: "POST" });`,
	);
	silent(
		"analytics, maps and other services",
		`--- src/a.ts
import axios from "axios";
fetch("https://plausible.io/api/event", { method: "POST" });
axios.get("https://api.mapbox.com/styles/v1/streets");
navigator.sendBeacon("https://stats.example.com/collect");
fetch(\`\${import.meta.env.VITE_STRIPE_API_URL}/v1/charges\`);
fetch(process.env.NEXT_PUBLIC_SUPABASE_URL + "/rest/v1/tasks");
new WebSocket("wss://stream.example.com/api");`,
	);
	silent(
		"plain files of the page's own host",
		`--- src/a.ts
fetch("/locales/en.json");
fetch("./data/towns.geojson");
fetch("/api/openapi.json");
fetch("icons/sprite.svg");`,
	);
	silent(
		"files by their imports",
		`--- src/a.ts
import wasm from "./engine.wasm?url";
fetch(wasm);
fetch(new URL("./model.onnx", import.meta.url));`,
	);
	silent(
		"routes of the frontend's own server",
		`--- app/api/contact/route.ts
export async function POST(request: Request) {
	await fetch("https://mail.example.com/send", { method: "POST" });
	return Response.json({});
}
--- app/contact/page.tsx
export default function Page() {
	return <button onClick={() => fetch("/api/contact", { method: "POST" })}>Send</button>;
}`,
	);
	silent(
		"a proxy of the frontend's own server, which takes every path",
		`--- app/api/[...path]/route.ts
export const GET = (request: Request) => fetch(process.env.API_URL + new URL(request.url).pathname);
--- app/page.tsx
export default async function Page() {
	await fetch("/api/tasks");
	return null;
}`,
	);
	silent(
		"routes below pages/api, and NextAuth's",
		`--- pages/api/auth/[...nextauth].ts
import NextAuth from "next-auth";
export default NextAuth({ providers: [] });
--- src/a.ts
fetch("/api/auth/session");`,
	);
	silent(
		"code of the frontend's server",
		`--- src/auth.ts
import NextAuth from "next-auth";
export const { auth } = NextAuth({ callbacks: { jwt: () => fetch(process.env.API_URL + "/api/login", { method: "POST" }) } });
--- src/lib/server/session.ts
export const load = () => fetch(process.env.API_URL + "/api/tasks");
--- src/middleware.ts
export const middleware = () => fetch(process.env.API_URL + "/api/tasks");`,
	);
	silent(
		"SvelteKit's own endpoints",
		`--- src/routes/api/tasks/+server.ts
export const GET = () => new Response("[]");
--- src/routes/+page.svelte
<script>
	const load = () => fetch("/api/tasks");
</script>`,
	);
	silent(
		"Nuxt's own endpoints",
		`--- server/api/tasks.get.ts
export default defineEventHandler(() => []);
--- src/Tasks.vue
<script setup>
const { data } = await useFetch("/api/tasks");
</script>`,
	);
	silent(
		"tests, stories, mocks and configuration",
		`--- src/Tasks.test.tsx
fetch("/api/tasks");
--- src/Tasks.stories.tsx
fetch("/api/tasks");
--- src/mocks/handlers.ts
fetch("/api/tasks");
--- e2e/login.ts
fetch("http://localhost:8000/api/tasks");
--- vite.config.ts
export default { server: { proxy: { "/api": "http://localhost:8000" } } };
--- cypress/support/commands.ts
fetch("http://localhost:8000/api/tasks");`,
	);
	silent(
		"what is built, installed or vendored",
		`--- dist/assets/index.js
fetch("/api/tasks");
--- node_modules/some/index.js
fetch("/api/tasks");
--- .next/server/page.js
fetch("/api/tasks");
--- public/vendor.js
fetch("/api/tasks");`,
	);
	silent(
		"a service worker that fetches what it caches",
		`--- src/service-worker.ts
self.addEventListener("fetch", (event) => event.respondWith(fetch(event.request)));`,
	);
	silent(
		"texts and comments about requests",
		`--- src/Docs.tsx
// fetch("/api/tasks")
export const Docs = () => <code>{'fetch("/api/tasks")'}</code>;`,
	);
	silent(
		"names that only look like senders",
		`--- src/a.ts
const fetch = (path: string) => path.length;
fetch("/api/tasks");
class WebSocket {}
new WebSocket();
const axios = { get: (path: string) => path };
axios.get("/api/tasks");`,
	);
	silent(
		"an instance that the client file makes and exports",
		`--- src/lib/api.ts
import axios from "axios";
const api = axios.create({ baseURL: import.meta.env.VITE_API_URL });
api.interceptors.request.use((config) => {
	config.headers.Authorization = "Bearer " + localStorage.getItem("token");
	return config;
});
export default api;
--- src/a.ts
import api from "@/lib/api";
api.get("/api/tasks");
api.post("/api/tasks", {});`,
	);
	silent(
		"a client that is made of several files",
		`--- src/lib/api.ts
export * from "./api/tasks";
export { login } from "./api/login";
--- src/lib/api/http.ts
export const http = (path: string, init?: RequestInit) =>
	fetch(import.meta.env.VITE_API_URL + path, { ...init, headers: { Authorization: "Bearer x" } });
--- src/lib/api/tasks.ts
import { http } from "./http";
export const list = () => http("/api/tasks");
--- src/lib/api/login.ts
export const login = () => fetch(import.meta.env.VITE_API_URL + "/api/login", { method: "POST" });`,
	);
	silent(
		"a client whose sender lies in another folder",
		`--- src/lib/api.ts
import { send } from "../net/send";
export const list = () => send("/api/tasks");
--- src/net/send.ts
export const send = (path: string) => fetch(import.meta.env.VITE_API_URL + path, { credentials: "include" });`,
	);
	silent(
		"the client in a place of its own",
		`--- /.space-gate.yml
frontend:
  root: frontend
  client: app/services/http.js
--- !src/lib/api.ts
--- app/services/http.js
export const tasks = () => fetch("/api/tasks", { headers: { authorization: token() } });`,
	);
	silent(
		"a whole folder as the client",
		`--- /.space-gate.yml
frontend:
  root: frontend
  client: src/client
--- !src/lib/api.ts
--- src/client/core/request.ts
export const send = (path: string) => fetch(import.meta.env.VITE_API_URL + path, { credentials: "include" });
--- src/client/sdk.ts
import { send } from "./core/request";
export const list = () => send("/api/tasks");`,
	);
	silent(
		"an address that nobody can tell",
		`--- src/a.ts
export const load = (url: string) => fetch(url);
export const show = (item) => fetch(item.href);
fetch(window.CONFIG.url + "/tasks");`,
	);
	silent(
		"other programs on this machine",
		`--- src/a.ts
fetch("http://localhost:11434/api/generate");
fetch("http://localhost:3000/api/auth/session");
new WebSocket("ws://localhost:5173/hmr");`,
	);
	silent(
		"tRPC and GraphQL of others",
		`--- src/a.ts
import { createTRPCClient, httpBatchLink } from "@trpc/client";
export const trpc = createTRPCClient({ links: [httpBatchLink({ url: "/trpc" })] });`,
	);
	silent(
		"minified scripts",
		`--- src/lib.js
${"fetch('/api/tasks');".repeat(600)}`,
	);
});
