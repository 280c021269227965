import { json } from "@/net/json";

json("https://maps.example.com/style.json");
json("/api/tasks");
