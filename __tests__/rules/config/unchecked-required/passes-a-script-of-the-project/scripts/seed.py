import os

SIZE = int(os.getenv("SEED_SIZE"))
