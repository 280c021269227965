from fastapi import Depends, FastAPI

from src.auth import current_user

app = FastAPI()


@app.get("/me")
def me(user: str = Depends(current_user)):
    return {"user": user}
