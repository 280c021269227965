import os
import subprocess

from fastapi import FastAPI

subprocess.Popen(["wget", "https://example.com/weights.bin"])
os.system("wget -q https://example.com/weights.bin &")
subprocess.run(["alembic", "--version"])
subprocess.run(["alembic", "current"])
subprocess.run(["git", "rev-parse", "HEAD"])
os.system("echo alembic upgrade head")
os.system("# pip install torch")

app = FastAPI()
