import os

KEY = os.environ["SEED_KEY"]
