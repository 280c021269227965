import os
import urllib.request
from pathlib import Path

from fastapi import FastAPI

WEIGHTS = Path("weights.bin")

if not WEIGHTS.exists():
    urllib.request.urlretrieve("https://example.com/weights.bin", WEIGHTS)

if not os.path.isdir("data"):
    os.system("git clone https://github.com/example/data data")

app = FastAPI()
