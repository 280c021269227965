import subprocess
import sys

command = [sys.executable, "-m", "uvicorn"]
command += ["main:app"]
if "--reload" in sys.argv:
    command += ["--reload"]
subprocess.run(command, check=True)
