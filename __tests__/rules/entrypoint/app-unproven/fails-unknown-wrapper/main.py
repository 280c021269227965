from fastapi import FastAPI
from somewhere import wrap

app = wrap(FastAPI())
