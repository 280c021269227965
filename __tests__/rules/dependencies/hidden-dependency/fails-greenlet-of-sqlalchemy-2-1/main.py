from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

app = FastAPI()
