import os
import subprocess
import sys

from fastapi import FastAPI

app = FastAPI()

subprocess.run(["which", "uvicorn"])
subprocess.run(["uvicorn", "--version"])
subprocess.run([sys.executable, "-m", "pip", "install", "uvicorn"])
subprocess.run("pip install 'uvicorn[standard]' && echo uvicorn main:app", shell=True)
os.system("pkill -f uvicorn; ps aux | grep 'uvicorn main:app'")
subprocess.run(["systemctl", "restart", "gunicorn"])
subprocess.run(["git", "commit", "-m", "uvicorn main:app"])
