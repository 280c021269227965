from fastapi import FastAPI

app = {"app": FastAPI()}
