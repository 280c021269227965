from fastapi import FastAPI

app = FastAPI()

match app:
    case _:
        pass
