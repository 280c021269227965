from fastapi import FastAPI
from sqlalchemy import create_engine

orders = create_engine("mysql://db.example.org/orders")
stock = create_engine("mssql+pyodbc://db.example.org/stock")
app = FastAPI()
