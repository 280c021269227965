from fastapi import FastAPI
from fastapi_versioning import VersionedFastAPI, version

app = FastAPI(title="tasks")


@app.get("/greet")
@version(1)
def greet():
    return "hello"


app = VersionedFastAPI(app, enable_latest=True)
