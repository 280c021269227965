from sqlmodel import SQLModel, create_engine

engine = create_engine("sqlite:///tasks.db")

if __name__ == "__main__":
    SQLModel.metadata.create_all(engine)
    print("created")
