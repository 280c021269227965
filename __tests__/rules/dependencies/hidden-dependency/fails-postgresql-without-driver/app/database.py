from sqlmodel import SQLModel, create_engine

DATABASE_URL = "postgresql://user@db.example.org/todo"
engine = create_engine(DATABASE_URL, pool_pre_ping=True)
