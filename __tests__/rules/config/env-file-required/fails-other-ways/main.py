from pathlib import Path

from dotenv import find_dotenv, load_dotenv
from fastapi import FastAPI

app = FastAPI()

TEXT = Path(".env").read_text()
load_dotenv(find_dotenv(raise_error_if_not_found=True))
if not load_dotenv():
    raise RuntimeError("no .env file")
