import asyncio
import os
import shlex
import subprocess

COMMAND = "poetry run fastapi dev main.py"
HYPERCORN = "hypercorn main:app"


async def main():
    await asyncio.create_subprocess_exec("env", "DEBUG=1", "uv", "run", "flask", "--app", "admin", "run")


subprocess.Popen(shlex.split(COMMAND))
subprocess.check_call(HYPERCORN.split(" "))
subprocess.call(["bash", "-lc", "source .venv/bin/activate; uvicorn main:app"])
os.execvp("uvicorn", ["uvicorn", "main:app"])
