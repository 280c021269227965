const BASE = import.meta.env.VITE_API_URL;
const send = (path: string, init?: RequestInit) => fetch(`${BASE}${path}`, { ...init, credentials: "include" });

export const any = (path: string) => send(path);
export const kind = (name: string, id: string) => send(`/api/${name}/${id}`);
export const act = (method: string) => send("/api/tasks", { method });
