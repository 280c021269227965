/** Files by path, as somebody has written them. */
export type Written = Readonly<Record<string, string>>;

/** Everything but the server. */
const FRAMEWORK = "fastapi==0.115.6\npydantic==2.10.4\nsqlmodel==0.0.22\npython-dotenv==1.0.1\n";

/** A first attempt: the application has another name, and starts its own server on a port of its own. */
export const FIRST: Written = {
	"backend/README.md": "# Todo\n\nA list of what is to be done.\n",
	"backend/requirements.txt": FRAMEWORK,
	"backend/main.py": `import uvicorn
from fastapi import FastAPI

api = FastAPI()


@api.get("/")
def read_root():
    return {"todo": []}


uvicorn.run(api, host="127.0.0.1", port=8000)
`,
};

/** What the findings ask for. */
export const MENDED: Written = {
	"backend/README.md": `---
title: Todo
emoji: 📝
colorFrom: blue
colorTo: green
sdk: python
python_version: "3.10"
app_file: main.py
---

# Todo

A list of what is to be done.
`,
	"backend/requirements.txt": `${FRAMEWORK}uvicorn==0.34.0\n`,
	"backend/main.py": `from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def read_root():
    return {"todo": ["ship it"]}
`,
};

/** What nobody can see without running it: a file that does not hold what the code expects of it. */
export const CRASHING: Written = {
	"backend/limits.json": '{ "per_day": 100 }\n',
	"backend/main.py": `import json
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
def read_limits():
    limits = json.loads(Path("limits.json").read_text())
    app.state.limit = limits["daily"]


@app.get("/")
def read_root():
    return {"todo": ["ship it"], "limit": app.state.limit}
`,
};
