import nothing_of_the_kind_json
raise RuntimeError("not today")
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/")
def upload(file: UploadFile):
    return {}
