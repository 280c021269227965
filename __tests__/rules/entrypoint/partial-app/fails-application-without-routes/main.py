from fastapi import FastAPI

app = FastAPI(title="To be written")
