from fastapi import FastAPI
from sqlmodel import Session, SQLModel, create_engine, select

from src.models import Task

engine = create_engine("sqlite:///tasks.db")
app = FastAPI()


@app.get("/")
def tasks():
    with Session(engine) as session:
        return session.exec(select(Task)).all()


if "__main__" == __name__:
    import uvicorn

    SQLModel.metadata.create_all(engine)
    uvicorn.run(app, host="0.0.0.0", port=7860)
