from fastapi import FastAPI


class Backend(FastAPI):
    def __init__(self):
        super().__init__(title="tasks")


app = Backend()
