from fastapi import FastAPI

app = FastAPI()

naïve = größe = 名前 = ℘ = 𝐱 = 1
class Ñandú: ª = 1
# “quotes” – and spaces
text = "“quotes” – and spaces"
