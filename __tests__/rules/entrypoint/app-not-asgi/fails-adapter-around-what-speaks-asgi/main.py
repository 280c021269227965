from fastapi import FastAPI
from fastapi.middleware.wsgi import WSGIMiddleware

app = WSGIMiddleware(FastAPI())
