from fastapi import FastAPI, Request
app = FastAPI()
@app.post("/graphql")
async def query(request: Request):
    data = await request.json()
    return {"data": data["query"]}
