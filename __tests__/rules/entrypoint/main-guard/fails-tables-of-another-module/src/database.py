from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import DeclarativeBase

engine = create_async_engine("sqlite+aiosqlite:///tasks.db")


class Base(DeclarativeBase):
    pass


async def init_db():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
