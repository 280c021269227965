"""Passages of the book, looked up by meaning."""

from openai import OpenAI
from qdrant_client import QdrantClient

from app.settings import Settings

EMBEDDING = "text-embedding-3-small"
ANSWER = "gpt-4o-mini"
PASSAGES = 5


class Library:
    """Looks passages up, and lets a model answer from them. Connections are made at the first question."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.qdrant = QdrantClient(url=settings.qdrant_url, api_key=settings.qdrant_api_key)
        self.openai = OpenAI(api_key=settings.openai_api_key)

    def passages(self, question: str) -> list[str]:
        embedding = self.openai.embeddings.create(model=EMBEDDING, input=question).data[0].embedding
        found = self.qdrant.query_points(self.settings.collection, query=embedding, limit=PASSAGES)
        return [str((point.payload or {}).get("text", "")) for point in found.points]

    def answer(self, question: str, passages: list[str]) -> str:
        told = "Answer from these passages only:\n\n" + "\n\n".join(passages)
        reply = self.openai.chat.completions.create(
            model=ANSWER,
            messages=[{"role": "system", "content": told}, {"role": "user", "content": question}],
        )
        return reply.choices[0].message.content or ""
