export const login = () => fetch(`${import.meta.env.VITE_API_URL}/api/login`, { method: "POST" });
