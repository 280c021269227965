import httpx
from qdrant_client import QdrantClient
from redis import Redis
from sqlmodel import create_engine

PORT = 6333
engine = create_engine("sqlite:///./todo.db")
queue = "redis://localhost:6379/0"
DATABASE_URL = "postgresql+asyncpg://todo@db.acme.io/todo"
qdrant = QdrantClient(url="http://localhost:6333")
vectors = QdrantClient(host="qdrant", port=PORT)
cache = Redis(host="127.0.0.1")
metrics = f"http://localhost:{PORT}/metrics"


def ask(question):
    return httpx.post("https://todo-agent.onrender.com/ask", json={"question": question})


def notify():
    return httpx.get("http://192.168.178.20:8080/notify")


def near():
    return httpx.get("http://todo-worker:9000/health")
