const BASE = import.meta.env.VITE_API_URL;
const send = (path: string, init?: RequestInit) => fetch(`${BASE}${path}`, { ...init, credentials: "include" });

export const users = () => send("/api/users");
