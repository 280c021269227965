from fastapi import FastAPI

from admin import admin

app = FastAPI()
app.mount("/admin", admin)
