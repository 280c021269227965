from fastapi import Depends, FastAPI

from deps import current_user

app = FastAPI()


@app.get("/me", dependencies=[Depends(current_user)])
def me():
    return {}
