export const DELETE = () => fetch(`${process.env.API_URL}/api/tasks/1`, { method: "DELETE" });
