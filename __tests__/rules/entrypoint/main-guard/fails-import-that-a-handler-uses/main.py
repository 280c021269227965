from fastapi import FastAPI

app = FastAPI()


@app.get("/time")
def now():
    return {"now": datetime.now().isoformat()}


if __name__ == "__main__":
    from datetime import datetime

    print(now())
