import os
import subprocess
import sys

subprocess.run([sys.executable, "-m", "uvicorn", "main:app", "--reload"])
os.system("poetry run uvicorn main:app --reload --port 8000")
subprocess.Popen("fastapi dev main.py", shell=True)
subprocess.run(["flask", "--app", "main", "run", "--debug"])
