from fastapi import FastAPI


def start():
    global app
    app = FastAPI()


start()
