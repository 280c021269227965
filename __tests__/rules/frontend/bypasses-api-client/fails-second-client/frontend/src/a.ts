import { http } from "./http";

http.get("/api/tasks");
