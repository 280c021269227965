fetch("/api/tasks");
