from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
# to be written

x = 1
