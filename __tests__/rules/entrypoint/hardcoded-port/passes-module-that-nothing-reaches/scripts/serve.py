import uvicorn

PORT = 8000
uvicorn.run("main:app", port=PORT)
