URL = "postgresql://localhost/todo"
