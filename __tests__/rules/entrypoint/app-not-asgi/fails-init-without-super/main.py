from src.server import TodoServer

app = TodoServer("todos.db")
