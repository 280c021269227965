from fastapi import FastAPI

app = FastAPI()

users = {"ada": 1}
text = f"{users["ada"]}"
