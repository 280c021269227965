import pymysql

pymysql.install_as_MySQLdb()

import MySQLdb
from fastapi import FastAPI

app = FastAPI()
