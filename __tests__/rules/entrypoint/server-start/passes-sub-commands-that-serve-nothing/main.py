import subprocess

from fastapi import FastAPI

app = FastAPI()


def migrate(command):
    subprocess.run(["alembic", "upgrade", "head"], check=True)
    subprocess.run(["flask", "--app", "admin", "db", "upgrade"], check=True)
    subprocess.run(["python", "manage.py", "migrate"], check=True)
    subprocess.run("fastapi --help", shell=True)
    subprocess.run(["python", "-m", "http.client"])
    subprocess.run(command)
    subprocess.run([command, "uvicorn", "main:app"])
