import uvicorn

server = uvicorn.Server(uvicorn.Config("main:app"))
