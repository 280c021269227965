export const tasks = () => fetch("/api/tasks");
