import unittest

from fastapi import FastAPI
from sqlmodel import SQLModel, create_engine

engine = create_engine("sqlite:///tasks.db")
SQLModel.metadata.create_all(bind=engine)
app = FastAPI()


class Tests(unittest.TestCase):
    def test_root(self):
        SQLModel.metadata.create_all(test_engine)


if __name__ == "__main__":
    test_engine = create_engine("sqlite://")
    SQLModel.metadata.drop_all(engine)
    SQLModel.metadata.create_all(test_engine)
    unittest.main()
