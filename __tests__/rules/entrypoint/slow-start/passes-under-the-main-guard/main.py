import subprocess

from fastapi import FastAPI
from huggingface_hub import snapshot_download

app = FastAPI()

if __name__ == "__main__":
    snapshot_download("bert-base-uncased")
    subprocess.run(["alembic", "upgrade", "head"])
