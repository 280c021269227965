from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    a = 1
  return a
