import { api } from "./lib/api";

api.interceptors.request.use((config) => {
	config.headers.Authorization = `Bearer ${localStorage.token}`;
	return config;
});
