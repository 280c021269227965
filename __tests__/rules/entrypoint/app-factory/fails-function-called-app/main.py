from fastapi import FastAPI


def app():
    made = FastAPI(title="tasks")
    return made
