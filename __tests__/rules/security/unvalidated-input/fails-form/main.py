from fastapi import FastAPI, Request
app = FastAPI()
@app.post("/sign-in")
async def sign_in(request: Request):
    form = await request.form()
    name = form.get("name")
    return {"hello": name}
