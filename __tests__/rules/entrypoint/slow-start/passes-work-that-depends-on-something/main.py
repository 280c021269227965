import os
import subprocess
import sys

import nltk
from fastapi import FastAPI
from transformers import pipeline


def prepare():
    if os.getenv("SKIP_PREPARE"):
        return
    nltk.download("punkt")


if os.getenv("RUN_MIGRATIONS") == "1":
    subprocess.run(["alembic", "upgrade", "head"])
elif sys.argv[1:]:
    nltk.download("wordnet")

try:
    nltk.data.find("tokenizers/punkt")
except LookupError:
    nltk.download("punkt")

for name in os.listdir("."):
    nltk.download(name)

prepare()
classifier = pipeline("sentiment-analysis") if os.getenv("EAGER") else None
summariser = os.getenv("NO_SUMMARY") or pipeline("summarization")
app = FastAPI()
