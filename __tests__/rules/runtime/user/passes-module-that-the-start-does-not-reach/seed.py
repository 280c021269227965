import os

os.makedirs("uploads", exist_ok=True)
