export const tasks = () => fetch(`${import.meta.env.VITE_API_URL}/api/tasks`, { credentials: "include" });
