from sqlmodel import SQLModel, create_engine

engine = create_engine("sqlite:///tasks.db")


def init_db():
    SQLModel.metadata.create_all(engine)


if __name__ == "__main__":
    init_db()
