const BASE = import.meta.env.VITE_API_URL || "http://localhost:8000";

export const tasks = () => fetch(`${BASE}/api/tasks`);
