from fastapi import FastAPI

app = FastAPI()

try:
    import uvicorn
except ImportError:
    uvicorn = None

if uvicorn is not None:
    uvicorn.run(app)
