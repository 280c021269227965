from fastapi import FastAPI


class TodoServer(FastAPI):
    def __init__(self, path: str):
        self.path = path
