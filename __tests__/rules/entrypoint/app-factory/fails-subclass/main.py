from fastapi import FastAPI


class Backend(FastAPI):
    pass


app = Backend
