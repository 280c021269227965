import { api } from "@/lib/api";

api.get("/api/tasks");
api.get("/api/users/me");
