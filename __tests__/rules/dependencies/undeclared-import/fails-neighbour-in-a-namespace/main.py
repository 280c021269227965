from google.cloud import firestore, storage
from fastapi import FastAPI

app = FastAPI()
