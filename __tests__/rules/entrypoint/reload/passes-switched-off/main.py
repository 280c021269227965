import uvicorn
from fastapi import FastAPI

app = FastAPI()

OPTIONS = {"reload": False}

if __name__ == "__main__":
    uvicorn.run("main:app", reload=False, reload_dirs=["src"])
    uvicorn.run("main:app", **OPTIONS)
    uvicorn.run("main:app", reload=0, log_level="debug")
