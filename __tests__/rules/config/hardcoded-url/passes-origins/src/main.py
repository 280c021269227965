from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

origins = ["http://localhost:3000", "https://todo.vercel.app"]
origins.append("http://127.0.0.1:3000")
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:3000", "https://todo.vercel.app"])
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost"])
