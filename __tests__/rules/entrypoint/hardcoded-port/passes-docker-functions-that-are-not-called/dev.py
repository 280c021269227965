import uvicorn

uvicorn.run("main:app", port=8000)
