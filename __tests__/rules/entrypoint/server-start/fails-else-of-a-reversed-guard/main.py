import uvicorn
from fastapi import FastAPI

app = FastAPI()

if "__main__" != __name__:
    pass
else:
    uvicorn.run(app)
