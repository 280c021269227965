import os

os.system("uvicorn main:app --reload")
