import subprocess

command = ["pip", "install"]
command += ["uvicorn", "main:app"]
subprocess.run(command)
line = "echo "
line += "uvicorn main:app"
subprocess.run(line, shell=True)
