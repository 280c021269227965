from fastapi import FastAPI
app = FastAPI()
@app.middleware("http")
async def cors(request, call_next):
    response = await call_next(request)
    response.headers["Access-Control-Allow-Origin"] = "https://app.example.com"
    return response
