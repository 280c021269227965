import os
import subprocess
import sys

from fastapi import FastAPI

subprocess.run(["alembic", "upgrade", "head"], check=True)
os.system("cd /app && python -m spacy download en_core_web_sm")
subprocess.check_call([sys.executable, "-m", "pip", "install", "-q", "torch"])

app = FastAPI()
