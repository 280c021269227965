export const API_URL = "https://me-todo.hf.space.example.com";
export const apiUrl = "http://localhost.example.com:8000";
export const SITE_URL = "http://localhost:3000";
