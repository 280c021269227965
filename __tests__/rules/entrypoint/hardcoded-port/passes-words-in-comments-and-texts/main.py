"""Run it with: uvicorn main:app --port 8000"""
from fastapi import FastAPI

# PORT = 8000, or os.getenv("PORT", 8000)
app = FastAPI(description="listens on port=8000")
USAGE = "uvicorn main:app --port 8000"
print("uvicorn main:app --host 0.0.0.0 --port 8000")
