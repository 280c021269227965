let base = process.env.NEXT_PUBLIC_API_URL;
if (process.env.NODE_ENV === "development") {
	base = "http://localhost:8000";
}

export const tasks = () => fetch(base + "/api/tasks");
