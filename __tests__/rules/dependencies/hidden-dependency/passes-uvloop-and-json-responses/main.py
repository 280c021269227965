from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse

app = FastAPI(default_response_class=JSONResponse)


@app.get("/", response_class=HTMLResponse)
def root():
    return "<p>Hello</p>"
