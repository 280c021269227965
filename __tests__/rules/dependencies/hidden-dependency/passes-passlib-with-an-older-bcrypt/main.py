from fastapi import FastAPI
from passlib.context import CryptContext

app = FastAPI()
context = CryptContext(schemes=["bcrypt"], deprecated="auto")
