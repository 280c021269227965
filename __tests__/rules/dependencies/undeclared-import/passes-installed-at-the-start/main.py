import subprocess
import sys

try:
    import qrcode
except ImportError:
    subprocess.check_call([sys.executable, "-m", "pip", "install", "qrcode"])
    import qrcode
from fastapi import FastAPI

app = FastAPI()
