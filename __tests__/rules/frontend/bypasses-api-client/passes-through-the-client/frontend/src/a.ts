import { getTasks, request } from "@/lib/api";

getTasks();
request("/api/tasks/1", { method: "DELETE" });
