from fastapi import FastAPI

app = FastAPI()


def public(path):
    def register(handler):
        return app.get(path, include_in_schema=False)(handler)

    return register


@public("/")
def root():
    return {"status": "ok"}
