from fastapi import FastAPI

app = FastAPI()


class StartupErrors(ExceptionGroup):
    pass
