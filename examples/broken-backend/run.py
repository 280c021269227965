"""Starts the server while I work on it."""

import subprocess
import sys

subprocess.run([sys.executable, "-m", "uvicorn", "main:app", "--reload", "--port", "8000"], check=True)
