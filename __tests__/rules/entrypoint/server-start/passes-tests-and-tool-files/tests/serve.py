import uvicorn

uvicorn.run("main:app")
