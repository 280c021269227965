from fastapi import FastAPI
from sqlmodel import SQLModel, create_engine

engine = create_engine("sqlite:///tasks.db")
app = FastAPI()

if __name__ == "__main__":
    import uvicorn

    SQLModel.metadata.create_all(engine)
    uvicorn.run(app)
