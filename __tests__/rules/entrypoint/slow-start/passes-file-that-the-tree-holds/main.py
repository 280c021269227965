import os
import urllib.request

from fastapi import FastAPI

if not os.path.exists("weights.bin"):
    urllib.request.urlretrieve("https://example.com/weights.bin", "weights.bin")
if not os.path.exists("/data/weights.bin"):
    urllib.request.urlretrieve("https://example.com/weights.bin", "/data/weights.bin")
if not os.path.isdir("models/bert"):
    os.system("git clone https://huggingface.co/bert-base-uncased models/bert")

app = FastAPI()
