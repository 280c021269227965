from hypercorn.asyncio import serve
from hypercorn.config import Config
import asyncio

from main import app

asyncio.run(serve(app, Config()))
