from fastapi import FastAPI, Query
from pydantic import EmailStr

app = FastAPI()


@app.get("/search")
def search(email: EmailStr = Query()):
    return {"email": email}
