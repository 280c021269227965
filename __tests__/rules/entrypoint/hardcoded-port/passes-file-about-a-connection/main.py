from fastapi import FastAPI

import redis_client

app = FastAPI()
