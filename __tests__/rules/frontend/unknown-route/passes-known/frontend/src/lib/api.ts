const BASE = import.meta.env.VITE_API_URL;
const send = (path: string, init?: RequestInit) => fetch(`${BASE}${path}`, { ...init, credentials: "include" });

export const tasks = (page: number) => send(`/api/tasks?page=${page}`);
export const drop = (id: number) => send(`/api/tasks/${id}`, { method: "DELETE" });
export const login = () => send("/api/login/", { method: "POST" });
