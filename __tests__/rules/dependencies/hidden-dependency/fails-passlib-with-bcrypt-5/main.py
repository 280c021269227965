from fastapi import FastAPI

import security

app = FastAPI()
