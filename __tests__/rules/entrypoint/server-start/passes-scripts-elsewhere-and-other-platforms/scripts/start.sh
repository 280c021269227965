uvicorn main:app
