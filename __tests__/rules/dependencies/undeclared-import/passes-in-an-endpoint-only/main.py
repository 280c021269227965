from fastapi import FastAPI

app = FastAPI()


@app.get("/report")
def report():
    import pandas as pd

    return pd.DataFrame().to_dict()
