import sys

try:
    from qdrant_client import QdrantClient
except ImportError:
    sys.exit("pip install qdrant-client")

from fastapi import FastAPI

app = FastAPI()
