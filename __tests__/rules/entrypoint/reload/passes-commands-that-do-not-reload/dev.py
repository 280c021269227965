import os
import subprocess

subprocess.run(["uvicorn", "main:app", "--reload-dir", "src"])
subprocess.run(["systemctl", "reload", "nginx"])
subprocess.run(["nginx", "-s", "reload"])
os.system("fastapi run main.py")
os.system("fastapi dev main.py --no-reload")
os.system("echo uvicorn main:app --reload")
