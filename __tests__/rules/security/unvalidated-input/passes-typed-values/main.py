from typing import Dict, List
from fastapi import FastAPI
app = FastAPI()
@app.post("/scores")
def scores(payload: Dict[str, int], names: List[str]):
    return {"one": payload["one"], "first": names[0]}
