from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/hook")
async def hook(request: Request):
    form = await request.form()
    return {"fields": len(form)}
