from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

app = CORSMiddleware(FastAPI(), allow_origins=[])
