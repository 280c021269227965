const API_URL = "http://localhost:8000";

async function request(path: string, options?: RequestInit) {
	const response = await fetch(`${API_URL}${path}`, options);
	return await response.json();
}

export const getTodos = () => request("/api/todos");

export const deleteTodo = (id: number) => request(`/api/todos/${id}`, { method: "DELETE" });
