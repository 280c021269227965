from fastapi import FastAPI
from passlib.hash import bcrypt

app = FastAPI()


def store(password):
    return bcrypt.hash(password)
