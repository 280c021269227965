from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
if __name__ == "__main__":
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
