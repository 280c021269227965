from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    try:
        return {"profile": profile}
    except NameError:
        return {"profile": None}


if __name__ == "__main__":
    profile = "local"
    print(root())
