from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    from src.missing import answer

    return answer
