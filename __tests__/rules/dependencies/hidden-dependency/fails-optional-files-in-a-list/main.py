from typing import List, Optional

import fastapi
from fastapi import UploadFile

app = fastapi.FastAPI()


@app.put("/photos")
async def photos(title: str, images: Optional[List[UploadFile]] = None):
    return {"count": len(images or [])}
