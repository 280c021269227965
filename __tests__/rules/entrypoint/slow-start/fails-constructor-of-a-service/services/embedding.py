from sentence_transformers import SentenceTransformer


class BaseService:
    def __init__(self, model_name: str):
        self.model = SentenceTransformer(model_name)


class EmbeddingService(BaseService):
    def __init__(self):
        super().__init__("sentence-transformers/all-mpnet-base-v2")
