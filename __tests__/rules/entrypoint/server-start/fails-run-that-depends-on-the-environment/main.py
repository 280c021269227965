import os

import uvicorn
from fastapi import FastAPI

app = FastAPI()
if os.getenv("LOCAL"):
    uvicorn.run(app)
