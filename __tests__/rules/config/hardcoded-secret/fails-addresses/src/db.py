import httpx
from redis import Redis
from sqlmodel import create_engine

engine = create_engine("postgresql+psycopg2://todo:{{base62:14}}@db.acme.io:5432/todo")
redis = Redis.from_url("redis://:{{base62:20}}@cache.acme.io:6379")
items = httpx.get("https://api.acme.io/v1/items?api_key={{hex:32}}")
