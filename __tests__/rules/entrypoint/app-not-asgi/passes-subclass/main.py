from fastapi import FastAPI


class Api(FastAPI):
    pass


app = Api()
