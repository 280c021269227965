import subprocess

server = subprocess.Popen(["uvicorn", "main:app"])
