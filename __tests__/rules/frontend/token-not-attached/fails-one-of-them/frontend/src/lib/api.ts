const BASE = import.meta.env.VITE_API_URL;
const headers = () => ({ Authorization: `Bearer ${localStorage.token}` });

export const tasks = () => fetch(`${BASE}/api/tasks`, { headers: headers() });
export const drop = (id: number) => fetch(`${BASE}/api/tasks/${id}`, { method: "DELETE" });
