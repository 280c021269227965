const BASE = import.meta.env.VITE_API_URL;

export const login = () => fetch(`${BASE}/api/login`, { method: "POST" });
export const tasks = () => fetch(`${BASE}/api/tasks`);
export const drop = (id: number) => fetch(`${BASE}/api/tasks/${id}`, { method: "DELETE" });
