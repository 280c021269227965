import hmac, json, os
from fastapi import FastAPI, Header, Request
app = FastAPI()
@app.post("/github")
async def github(request: Request, x_hub_signature_256: str = Header("")):
    raw = await request.body()
    expected = "sha256=" + hmac.new(os.environ["KEY"].encode(), raw, "sha256").hexdigest()
    if hmac.compare_digest(expected, x_hub_signature_256):
        data = json.loads(raw)
        return {"ref": data["ref"]}
    return {}
