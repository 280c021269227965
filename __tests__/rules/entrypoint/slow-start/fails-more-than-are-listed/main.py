import nltk
from fastapi import FastAPI

app = FastAPI()
nltk.download("part0")
nltk.download("part1")
nltk.download("part2")
nltk.download("part3")
nltk.download("part4")
nltk.download("part5")
nltk.download("part6")
nltk.download("part7")
nltk.download("part8")
nltk.download("part9")
nltk.download("part10")
nltk.download("part11")
nltk.download("part12")
nltk.download("part13")
