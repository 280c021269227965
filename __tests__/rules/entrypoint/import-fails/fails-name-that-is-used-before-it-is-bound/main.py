from fastapi import FastAPI

app.title = "Todo"
app = FastAPI()
