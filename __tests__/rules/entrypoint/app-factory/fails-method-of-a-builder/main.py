from fastapi import FastAPI


class Builder:
    def build(self):
        return FastAPI()


app = Builder().build
