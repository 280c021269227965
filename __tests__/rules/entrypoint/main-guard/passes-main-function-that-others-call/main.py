from fastapi import FastAPI

from src.server import app, prepare

prepare()
