const BASE = "http://localhost:8000";

export const tasks = () => fetch(`${BASE}/api/tasks`);
