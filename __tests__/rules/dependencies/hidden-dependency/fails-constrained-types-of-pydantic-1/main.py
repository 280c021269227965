from fastapi import FastAPI
from pydantic import BaseModel, ConstrainedStr

app = FastAPI()
