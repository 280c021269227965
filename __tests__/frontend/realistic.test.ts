import { describe } from "@jest/globals";
import { silent, told } from "../support/frontends.ts";

describe("frontends as people write them", () => {
	silent(
		"react-query and SWR through functions of the client",
		`--- src/hooks/useTasks.ts
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import useSWR from "swr";
import { getTasks, request } from "@/lib/api";

export const useTasks = () => useQuery({ queryKey: ["tasks"], queryFn: getTasks });
export const useTask = (id: number) => useSWR(\`/api/tasks/\${id}\`, request);
export function useAddTask() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (task: object) => request("/api/tasks", { method: "POST", body: JSON.stringify(task) }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ["tasks"] }),
	});
}`,
	);
	silent(
		"a generator's client, told its base and its token by others",
		`--- /.space-gate.yml
frontend:
  root: frontend
  client: src/client
--- !src/lib/api.ts
--- src/client/core/OpenAPI.ts
export const OpenAPI = { BASE: "", TOKEN: undefined as undefined | (() => Promise<string>), WITH_CREDENTIALS: false };
--- src/client/core/request.ts
import axios from "axios";
import { OpenAPI } from "./OpenAPI";
export const request = (config: typeof OpenAPI, options: { method: string; url: string }) =>
	axios.request({ url: config.BASE + options.url, method: options.method, headers: { Authorization: "Bearer " + config.TOKEN } });
--- src/client/sdk.gen.ts
import { OpenAPI } from "./core/OpenAPI";
import { request as __request } from "./core/request";
export class TasksService {
	public static list() {
		return __request(OpenAPI, { method: "GET", url: "/api/tasks" });
	}
}
--- src/main.tsx
import { OpenAPI } from "./client/core/OpenAPI";
import { TasksService } from "./client/sdk.gen";
OpenAPI.BASE = import.meta.env.VITE_API_URL;
OpenAPI.TOKEN = async () => localStorage.getItem("token") || "";
TasksService.list();`,
	);
	silent(
		"an instance that answers 401 with a new token, and pages that use it",
		`--- src/lib/api.ts
import axios, { type AxiosError } from "axios";

export const api = axios.create({ baseURL: process.env.NEXT_PUBLIC_API_URL || "http://localhost:8000", timeout: 10_000 });

api.interceptors.request.use((config) => {
	const token = typeof window === "undefined" ? null : localStorage.getItem("token");
	if (token) config.headers.set("Authorization", \`Bearer \${token}\`);
	return config;
});

api.interceptors.response.use(undefined, async (error: AxiosError) => {
	if (error.response?.status !== 401 || error.config === undefined) throw error;
	await api.post("/api/login");
	return await api(error.config);
});

export const tasks = {
	list: () => api.get("/api/tasks").then(({ data }) => data),
	one: (id: string) => api.get(\`/api/tasks/\${encodeURIComponent(id)}\`),
	change: (id: string, body: object) => api.put("/api/tasks/".concat(id), body),
};
--- app/tasks/page.tsx
"use client";
import { api, tasks } from "@/lib/api";
export default function Page() {
	tasks.list();
	api.get("/api/tasks", { params: { done: true } });
	return null;
}`,
	);
	silent(
		"a Vue application with its client as a plugin",
		`--- src/lib/api.ts
import type { App } from "vue";
import axios from "axios";
const http = axios.create({ baseURL: import.meta.env.VITE_API_URL, withCredentials: true });
export default { install: (app: App) => { app.config.globalProperties.$http = http; } };
--- src/Tasks.vue
<script>
export default {
	data: () => ({ tasks: [] }),
	async mounted() {
		this.tasks = (await this.$http.get("/api/tasks")).data;
	},
};
</script>
<template><li v-for="task in tasks" :key="task.id">{{ task.title }}</li></template>`,
	);
	silent(
		"a SvelteKit application that asks in load, through the client",
		`--- src/lib/api.ts
import { PUBLIC_API_URL } from "$env/static/public";
import { token } from "./stores";
import { get } from "svelte/store";
export async function send(fetch: typeof globalThis.fetch, path: string, init: RequestInit = {}) {
	return await fetch(\`\${PUBLIC_API_URL}\${path}\`, { ...init, headers: { Authorization: \`Bearer \${get(token)}\` } });
}
--- src/lib/stores.ts
import { writable } from "svelte/store";
export const token = writable("");
--- src/routes/tasks/+page.ts
import { send } from "$lib/api";
export const load = async ({ fetch }) => ({ tasks: await (await send(fetch, "/api/tasks")).json() });`,
	);
	silent(
		"a Next.js application that proxies everything",
		`--- next.config.mjs
export default { rewrites: async () => [{ source: "/backend/:path*", destination: \`\${process.env.API_URL}/:path*\` }] };
--- src/lib/api.ts
export const request = (path: string, init?: RequestInit) => fetch(\`/backend\${path}\`, { ...init, credentials: "include" });
export const getTasks = () => request("/api/tasks");
--- src/app/page.tsx
import { getTasks } from "@/lib/api";
export default async function Page() {
	return <pre>{JSON.stringify(await getTasks())}</pre>;
}`,
	);
	silent(
		"plain JavaScript without a bundler",
		`--- !src/lib/api.ts
--- lib/api.js
const BASE = window.API_URL ?? "";
export async function request(path, { method = "GET", body } = {}) {
	const answer = await fetch(BASE + path, { method, body, credentials: "include" });
	if (!answer.ok) throw new Error(answer.statusText);
	return answer.json();
}
--- main.js
import { request } from "./lib/api.js";
document.querySelector("form").addEventListener("submit", async (event) => {
	event.preventDefault();
	await request("/api/tasks", { method: "POST", body: new FormData(event.target) });
});`,
	);
	silent(
		"a stream of events and a socket, both opened by the client",
		`--- src/lib/api.ts
const BASE = import.meta.env.VITE_API_URL;
export const follow = (token: string) => new WebSocket(\`\${BASE.replace(/^http/, "ws")}/ws/tasks?token=\${token}\`);
export const watch = () => new EventSource(new URL("/api/tasks", BASE), { withCredentials: true });`,
	);
	silent(
		"uploads with a progress bar, in the client",
		`--- src/lib/api.ts
const BASE = import.meta.env.VITE_API_URL;
export function upload(file: File, onProgress: (part: number) => void) {
	const request = new XMLHttpRequest();
	request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
	request.open("POST", \`\${BASE}/api/tasks\`);
	request.setRequestHeader("Authorization", "Bearer " + localStorage.getItem("token"));
	request.send(file);
}`,
	);
	told(
		"a page that was written before there was a client",
		`--- src/pages/Old.jsx
import React from "react";
const API = process.env.REACT_APP_BACKEND_URL || "http://localhost:8000";
export default class Old extends React.Component {
	componentDidMount() {
		fetch(API + "/api/tasks").then((response) => response.json()).then((tasks) => this.setState({ tasks }));
	}
	remove = (id) => fetch(\`\${API}/api/tasks/\${id}\`, { method: "DELETE" });
	render() {
		return null;
	}
}`,
		...["bypasses-api-client src/pages/Old.jsx:5", "bypasses-api-client src/pages/Old.jsx:7"],
	);
	told(
		"an authentication hook with its own address",
		`--- src/hooks/useAuth.ts
import { useState } from "react";
const base = import.meta.env.PROD ? "https://me-todo.hf.space" : "http://localhost:8000";
export function useAuth() {
	const [user, setUser] = useState(null);
	const login = async (form: FormData) => {
		const response = await fetch(\`\${base}/api/login\`, { method: "POST", body: form });
		setUser(await response.json());
	};
	return { user, login };
}`,
		...["bypasses-api-client src/hooks/useAuth.ts:6", "hardcoded-api-url src/hooks/useAuth.ts:2"],
	);
});
