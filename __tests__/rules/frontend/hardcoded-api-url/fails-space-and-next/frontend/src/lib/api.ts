export const API_URL = process.env.NODE_ENV === "production" ? "https://me-todo.hf.space" : "http://localhost:8000";

export const tasks = () => fetch(`${API_URL}/api/tasks`);
