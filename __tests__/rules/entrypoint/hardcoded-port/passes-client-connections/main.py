import smtplib

import httpx
import psycopg
import redis
from fastapi import FastAPI
from qdrant_client import QdrantClient

app = FastAPI()


def connect(host):
    redis.Redis(host=host, port=6379)
    smtplib.SMTP(host, 587)
    psycopg.connect(host=host, port=5432)
    QdrantClient(host=host, port=6333)
    httpx.get("http://localhost:8000")
