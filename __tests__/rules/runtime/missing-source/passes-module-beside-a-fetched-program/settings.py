NAME = "todo"
