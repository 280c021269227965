fetch("http://localhost:8000/api/tasks");
