from fastapi import FastAPI

app = FastAPI()

SCRIPT = "import uvicorn; uvicorn.run('main:app')"
exec("VERSION = 1")
CODE = compile(SCRIPT, "script", "exec")
