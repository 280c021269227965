from fastapi import FastAPI
from fastapi.responses import RedirectResponse

app = FastAPI()


@app.api_route("/", methods=["get", "head"], include_in_schema=False)
def root():
    return RedirectResponse("/docs")
