from dataclasses import dataclass

from fastapi import Depends, FastAPI


class Form:
    def __init__(self, default=None):
        self.default = default


@dataclass
class UploadFile:
    name: str = "x"


EmailStr = str
app = FastAPI()


@app.post("/")
def add(note: str, kind: str = Depends(Form)):
    return {"file": UploadFile(), "mail": EmailStr("x")}
