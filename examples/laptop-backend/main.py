import datetime

import httpx
from bs4 import BeautifulSoup
from fastapi import FastAPI, Form
from fastapi.middleware.cors import CORSMiddleware
from sentence_transformers import SentenceTransformer

app = FastAPI(title="Notes API")
app.add_middleware(CORSMiddleware, allow_origins=["*"])

model = SentenceTransformer("all-MiniLM-L6-v2")
notes: list[dict] = []


@app.get("/")
def list_notes():
    return [{"text": note["text"], "written_at": note["written_at"]} for note in notes]


@app.post("/notes")
def add_note(text: str = Form()):
    note = {"text": text, "written_at": datetime.datetime.now(datetime.UTC), "vector": model.encode(text).tolist()}
    notes.append(note)
    return {"count": len(notes)}


@app.post("/notes/from-page")
def add_note_from_page(address: str = Form()):
    page = httpx.get(address, follow_redirects=True)
    return add_note(BeautifulSoup(page.text, "html.parser").get_text())
