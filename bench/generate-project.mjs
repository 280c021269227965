// A Space as large as they come: modules of 10 KB, of which main.py reaches some. The same at every run.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { classText, functionText, random } from "./python-text.mjs";

/** Of each module. */
const BYTES = 10_240;
/** One module in so many speaks of a server in a comment or docstring, which is no violation. */
const MENTIONS_EVERY = 30;

const CARD = `---
title: Large
emoji: 🐘
colorFrom: blue
colorTo: green
sdk: python
python_version: "3.10"
app_file: main.py
---

# Large
`;

/**
 * Writes a project of so many modules below `folder` and gives the number of modules and of bytes of Python.
 * `parts` are what main.py includes; each is a router, a service and a table.
 */
export function generateProject(folder, { modules, parts }) {
	const next = random(20_260_101);
	const files = new Map([...startFiles(parts), ...partFiles(next, parts)]);
	const kinds = ["services", "models", "tasks", "reports", "tests"];
	for (let index = 0; files.size < modules; index++) {
		const kind = kinds[index % kinds.length];
		const area = `area_${String(index % 40).padStart(2, "0")}`;
		const init = `src/${kind}/${area}/__init__.py`;
		if (!files.has(init)) files.set(init, "");
		const name = kind === "tests" ? `test_${index}` : `${kind.slice(0, -1)}_${index}`;
		files.set(`src/${kind}/${area}/${name}.py`, fill(next, header(index, kind)));
	}
	let bytes = 0;
	for (const [path, text] of files) {
		write(folder, path, text);
		bytes += Buffer.byteLength(text);
	}
	write(folder, "README.md", CARD);
	write(folder, "requirements.txt", "fastapi\nuvicorn\npydantic\nsqlmodel\npython-dotenv\n");
	return { modules: files.size, bytes };
}

function startFiles(count) {
	const parts = Array.from({ length: count }, (_, index) => index);
	return [
		["main.py", "from src.main import app\n"],
		["src/__init__.py", ""],
		["src/routers/__init__.py", ""],
		["src/parts/__init__.py", ""],
		[
			"src/main.py",
			`import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

${parts.map((part) => `from src.routers.router_${part} import router as router_${part}`).join("\n")}


def create_app() -> FastAPI:
    application = FastAPI(title="Large")
    application.add_middleware(CORSMiddleware, allow_origins=os.environ.get("CORS_ALLOWED_ORIGINS", "").split(","))
${parts.map((part) => `    application.include_router(router_${part})`).join("\n")}
    return application


app = create_app()


@app.get("/")
def health():
    return {"status": "ok"}
`,
		],
	];
}

function partFiles(next, count) {
	return Array.from({ length: count }, (_, part) => [
		[
			`src/routers/router_${part}.py`,
			fill(
				next,
				`"""Requests of part ${part}."""

from fastapi import APIRouter, Depends, HTTPException

from src.parts.service_${part} import find_all, find_one

router = APIRouter(prefix="/part-${part}")


@router.get("")
def list_all(limit: int = 100, items=Depends(find_all)):
    return items[:limit]


@router.get("/{item_id}")
def read_one(item_id: int):
    item = find_one(item_id)
    if item is None:
        raise HTTPException(404, "There is no such item")
    return item
`,
			),
		],
		[
			`src/parts/service_${part}.py`,
			fill(
				next,
				`"""What part ${part} does."""

from src.parts.table_${part} import Item


def find_all():
    return [Item(id=number, title=f"item {number}") for number in range(10)]


def find_one(item_id: int):
    return next((item for item in find_all() if item.id == item_id), None)
`,
			),
		],
		[
			`src/parts/table_${part}.py`,
			fill(
				next,
				`"""Tables of part ${part}."""

from typing import Optional

from sqlmodel import Field, SQLModel


class Item(SQLModel, table=True):
    __tablename__ = "item_${part}"
    id: Optional[int] = Field(default=None, primary_key=True)
    title: str
`,
			),
		],
	]).flat();
}

function header(index, kind) {
	const server = index % MENTIONS_EVERY === 0 ? "\n\nIn production uvicorn serves main:app; see the handbook." : "";
	return `"""Module ${index} of ${kind}.${server}
"""

import json
import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

logger = logging.getLogger(__name__)
`;
}

/** Adds functions and classes until the module has its size. */
function fill(next, start) {
	const parts = [start];
	let length = start.length;
	for (let index = 0; length < BYTES; index++) {
		const part = index % 4 === 3 ? classText(next, index) : functionText(next, index);
		parts.push(part);
		length += part.length;
	}
	return parts.join("");
}

function write(folder, path, text) {
	const target = join(folder, path);
	mkdirSync(dirname(target), { recursive: true });
	writeFileSync(target, text);
}
