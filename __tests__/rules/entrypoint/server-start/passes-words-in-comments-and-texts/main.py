"""Start it with uvicorn.run(app), or:

    uvicorn main:app --port 8000
"""
import uvicorn  # the server calls uvicorn.run(app) for us
from fastapi import FastAPI

app = FastAPI(description="uvicorn.run(app)")
COMMAND = "uvicorn main:app --reload"

if __name__ == "__main__":
    print(f"Run: {COMMAND} (uvicorn {uvicorn.__version__})")
