app = "main:app"
