from fastapi import FastAPI

from templating import Jinja2Templates

app = FastAPI()
templates = Jinja2Templates(directory="templates")
