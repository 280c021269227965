export const tasks = () => fetch("/api/tasks", { credentials: "include" });
