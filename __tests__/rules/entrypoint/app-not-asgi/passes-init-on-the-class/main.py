from fastapi import FastAPI


class Named:
    def __init__(self, name: str):
        self.name = name


class TodoServer(Named, FastAPI):
    def __init__(self, name: str, **settings):
        Named.__init__(self, name)
        FastAPI.__init__(self, title=name, **settings)


app = TodoServer("Todo API")
