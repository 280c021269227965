const BASE = import.meta.env.VITE_API_URL;

export async function request(path: string, options: RequestInit = {}) {
	const headers = { ...options.headers, Authorization: `Bearer ${localStorage.getItem("token")}` };
	return await fetch(`${BASE}${path}`, { ...options, headers });
}

export const getTasks = () => request("/api/tasks");
