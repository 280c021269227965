const BASE = import.meta.env.VITE_API_URL;
const send = (path: string, init?: RequestInit) => fetch(`${BASE}${path}`, { ...init, credentials: "include" });

export const tasks = () => send("/tasks");
export const drop = (id: number) => send("/tasks/" + id, { method: "DELETE" });
