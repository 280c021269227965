import type { Planted } from "../support/temporary.ts";

/** A repository without what Space Gate wants of it, and what becomes of it. */
export interface Repository {
	readonly files: Readonly<Record<string, Planted>>;
	/** The files that are written, from the top. */
	readonly written: readonly string[];
	/** The contract and the verdict of each Space root in the end. */
	readonly spaces: Readonly<Record<string, "python pass" | "python fail" | "docker pass" | "docker fail">>;
	/** Texts that new files hold, by their paths. */
	readonly holds?: Readonly<Record<string, readonly string[]>>;
	/** Rules that still find errors. */
	readonly left?: readonly string[];
	/** Texts of the notes. */
	readonly notes?: readonly string[];
	/** Whether there is no repository of git. */
	readonly hasNoGit?: true;
}

const APP =
	'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n';

/** A module that reads what the environment holds. */
const SETTINGS = `import os

DATABASE_URL = os.environ["DATABASE_URL"]
LOG_LEVEL = os.getenv("LOG_LEVEL", "info")
WORKERS = int(os.getenv("WORKERS", "2"))
`;

const CORS = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com", "http://localhost:3000"])


@app.get("/")
def root():
    return {}
`;

const LIST = "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n";
const CARD =
	'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n';
const WORKFLOW = ".github/workflows/space-gate.yml";
const crlf = (text: string) => text.replaceAll("\n", "\r\n");

const DOCKERFILE = `FROM python:3.12-slim
RUN useradd --create-home --uid 1000 user
USER user
WORKDIR /app
COPY --chown=user requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY --chown=user . .
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8080", "--proxy-headers", "--forwarded-allow-ips", "*"]
`;

/** Repositories of all shapes, by what they are. */
export const REPOSITORIES: Readonly<Record<string, Repository>> = {
	"a backend at the top, and nothing else": {
		files: { "main.py": APP },
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "python pass" },
		holds: { [WORKFLOW]: ["          path: .\n", "vars.SPACE"], "requirements.txt": ["fastapi\n", "uvicorn\n"] },
	},
	"a backend in its folder": {
		files: { "README.md": "# Todo\n", "backend/main.py": CORS, "backend/requirements.txt": LIST },
		written: [WORKFLOW, "backend/.space-gate.yml", "backend/README.md"],
		spaces: { backend: "python pass" },
		holds: {
			[WORKFLOW]: ["          path: backend\n"],
			"backend/.space-gate.yml": [
				'  - url: "https://app.example.com"\n    environment: production\n',
				'  - url: "http://localhost:3000"\n    environment: development\n',
			],
		},
	},
	"two services in one repository": {
		files: {
			"services/orders/main.py": APP,
			"services/orders/requirements.txt": LIST,
			"services/users/main.py": APP,
			"services/users/README.md": CARD,
			"services/users/requirements.txt": LIST,
			"package.json": "{}\n",
		},
		written: [WORKFLOW, "services/orders/README.md"],
		spaces: { "services/orders": "python pass", "services/users": "python pass" },
		holds: {
			[WORKFLOW]: [
				"          paths: |\n            services/orders\n            services/users\n",
				"vars.SPACE_SERVICES_ORDERS }}\n",
				"vars.SPACE_SERVICES_USERS }}\n",
			],
		},
	},
	"a Space that lies below the list of all requirements": {
		files: { "requirements.txt": LIST, "backend/main.py": APP, "backend/README.md": CARD },
		written: [WORKFLOW, "backend/requirements.txt"],
		spaces: { backend: "python pass" },
	},
	"a script with an app beside a backend": {
		files: {
			"main.py": "import sys\n\napp = sys.argv\nprint(app)\n",
			"api/main.py": APP,
			"api/requirements.txt": LIST,
		},
		written: [WORKFLOW, "api/README.md"],
		spaces: { api: "python pass" },
	},
	"an application that no ASGI server can serve": {
		files: { "main.py": "from flask import Flask\n\napp = Flask(__name__)\n", "requirements.txt": `${LIST}flask<4\n` },
		written: [WORKFLOW, "README.md"],
		spaces: { "": "python fail" },
		left: ["entrypoint/app-not-asgi"],
	},
	"a src layout": {
		files: {
			"pyproject.toml": '[project]\nname = "todo"\ndependencies = ["fastapi>=0.110,<1", "httpx"]\n',
			"src/todo/__init__.py": "",
			"src/todo/main.py": `from todo.settings import DATABASE_URL\n${APP}`,
			"src/todo/settings.py": SETTINGS,
		},
		written: [WORKFLOW, "src/.space-gate.yml", "src/README.md", "src/main.py", "src/requirements.txt"],
		spaces: { src: "python pass" },
		holds: {
			"src/main.py": ["from todo.main import app\n"],
			"src/requirements.txt": ["fastapi>=0.110,<1\n", "httpx\n", "uvicorn\n"],
			"src/.space-gate.yml": [
				"  DATABASE_URL:\n    type: secret\n    required: true\n",
				"  WORKERS:\n    type: integer\n",
			],
		},
	},
	"a package app beside its requirements": {
		files: {
			"requirements.txt": "fastapi\n",
			"app/__init__.py": "",
			"app/main.py": `from .settings import LOG_LEVEL\n${APP}`,
			"app/settings.py": 'import os\n\nLOG_LEVEL = os.getenv("LOG_LEVEL", "info")\n',
		},
		written: [WORKFLOW, ".space-gate.yml", "README.md", "main.py", "requirements.txt"],
		spaces: { "": "python pass" },
		holds: { "main.py": ["from app.main import app\n"] },
	},
	"an application factory under another name": {
		files: {
			"api/__init__.py": "",
			"api/factory.py": "from fastapi import FastAPI\n\n\ndef create_app():\n    return FastAPI()\n",
			"requirements.txt": LIST,
		},
		written: [WORKFLOW, "README.md", "main.py"],
		spaces: { "": "python pass" },
		holds: { "main.py": ["from api.factory import create_app\n\napp = create_app()\n"] },
	},
	"an application that has another name": {
		files: { "server.py": APP.replaceAll("app", "api"), "requirements.txt": LIST, "README.md": CARD },
		written: [WORKFLOW, "main.py"],
		spaces: { "": "python pass" },
		holds: { "main.py": ["from server import api as app\n"] },
	},
	"a README without a card": {
		files: { "main.py": APP, "requirements.txt": LIST, "README.md": "# Todo list\n\nFor everybody.\n" },
		written: [WORKFLOW, "README.md"],
		spaces: { "": "python pass" },
		holds: { "README.md": ['title: "Todo list"\n', "\n---\n\n# Todo list\n\nFor everybody.\n"] },
	},
	"a card that names no SDK": {
		files: { "main.py": APP, "requirements.txt": LIST, "README.md": CARD.replace("sdk: python\n", "") },
		written: [WORKFLOW, "README.md"],
		spaces: { "": "python pass" },
		holds: { "README.md": ["---\nsdk: python\ntitle: Todo\n"] },
	},
	"a card of Docker": {
		files: {
			"README.md":
				"---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: docker\napp_port: 8080\n---\n\n# Todo\n",
			Dockerfile: DOCKERFILE,
			"app/main.py": APP,
			"requirements.txt": "fastapi<1\nuvicorn<1\n",
		},
		written: [WORKFLOW],
		spaces: { "": "docker pass" },
	},
	"a Dockerfile without a card": {
		files: { Dockerfile: DOCKERFILE, "app/main.py": APP, "requirements.txt": "fastapi<1\nuvicorn<1\n" },
		written: [WORKFLOW, "README.md"],
		spaces: { "": "docker pass" },
		holds: { "README.md": ["sdk: docker\napp_port: 8080\n"] },
	},
	"a Dockerfile of which nobody can tell what it starts": {
		files: {
			Dockerfile: DOCKERFILE.replace(/^CMD.*$/m, 'CMD ["/opt/tool/start"]'),
			"app/main.py": APP,
			"requirements.txt": "fastapi<1\nuvicorn<1\n",
		},
		written: [WORKFLOW, "README.md"],
		spaces: { "": "docker pass" },
	},
	"a Dockerfile that lacks a package": {
		files: {
			Dockerfile: DOCKERFILE,
			"app/main.py": `import httpx\n${APP}`,
			"requirements.txt": "fastapi<1\nuvicorn<1\n",
		},
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "docker pass" },
		holds: { "requirements.txt": ["uvicorn<1\nhttpx\n"] },
	},
	"no repository of git": {
		files: { "backend/main.py": APP, "backend/requirements.txt": LIST },
		written: [WORKFLOW, "backend/README.md"],
		spaces: { backend: "python pass" },
		hasNoGit: true,
	},
	"Poetry's own table": {
		files: {
			"main.py": APP,
			"pyproject.toml":
				'[tool.poetry.dependencies]\npython = "^3.10"\nfastapi = "^0.110"\nuvicorn = {version = "~0.30.1", extras = ["standard"]}\nshared = {path = "../shared"}\nhttpx = "*"\n',
		},
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "python pass" },
		holds: {
			"requirements.txt": ["fastapi>=0.110,<0.111\n", "uvicorn[standard]>=0.30.1,<0.31\n", "httpx\n", "sqlmodel\n"],
		},
		notes: ["pyproject.toml takes shared from elsewhere"],
	},
	"a Pipfile": {
		files: {
			"main.py": APP,
			Pipfile: '[packages]\nfastapi = "*"\nuvicorn = "==0.30.1"\n\n[dev-packages]\npytest = "*"\n',
		},
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "python pass" },
		holds: { "requirements.txt": ["fastapi\nuvicorn==0.30.1\n"] },
	},
	"requirements under another name": {
		files: { "main.py": APP, "requirements/base.txt": "fastapi\n", "requirements/prod.txt": "-r base.txt\nuvicorn\n" },
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "python pass" },
		holds: { "requirements.txt": ["-r requirements/prod.txt\n"] },
	},
	"line ends of Windows": {
		files: {
			"main.py": crlf(APP),
			"requirements.txt": crlf("fastapi\nuvicorn\n"),
			"README.md": crlf("# Todo\n\nFor everybody.\n"),
		},
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "python pass" },
		holds: {
			"README.md": ["sdk: python\r\n", "---\r\n\r\n# Todo\r\n"],
			"requirements.txt": ["uvicorn\r\npydantic\r\n"],
		},
	},
	"a workflow that uses Space Gate": {
		files: {
			"main.py": APP,
			"requirements.txt": LIST,
			"README.md": CARD,
			".github/workflows/gate.yml":
				"on: push\njobs:\n  gate:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: space-gate/space-gate@v0.1.0\n",
		},
		written: [],
		spaces: { "": "python pass" },
	},
	"a workflow that runs the command, and does not name the folder": {
		files: {
			"backend/main.py": APP,
			"backend/requirements.txt": LIST,
			"backend/README.md": CARD,
			".github/workflows/ci.yml":
				"on: push\njobs:\n  gate:\n    steps:\n      - run: npx space-gate check services/*\n",
		},
		written: [],
		spaces: { backend: "python pass" },
		notes: ["ci.yml uses Space Gate and stays as it is. It does not name backend."],
	},
	"a workflow that only speaks of Space Gate": {
		files: {
			"main.py": APP,
			"requirements.txt": LIST,
			"README.md": CARD,
			".github/workflows/ci.yml":
				"on: push\njobs:\n  a:\n    steps:\n      # - uses: space-gate/space-gate@v0.1.0\n      - run: make\n",
		},
		written: [WORKFLOW],
		spaces: { "": "python pass" },
	},
	"a workflow of that name that does something else": {
		files: { "main.py": APP, "requirements.txt": LIST, "README.md": CARD, [WORKFLOW]: "on: push\njobs: {}\n" },
		written: [],
		spaces: { "": "python pass" },
		notes: ["does something else and stays as it is"],
	},
	"a configuration of its own": {
		files: {
			"main.py": APP,
			"settings.py": SETTINGS,
			"requirements.txt": LIST,
			".space-gate.yml": "card:\n  sdk: python\n  title: Todo\n",
		},
		written: [WORKFLOW],
		spaces: { "": "python pass" },
	},
	"a card in the configuration, and a version of Python": {
		files: { "main.py": APP, ".space-gate.yml": 'python-version: "3.12"\n' },
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "python pass" },
		holds: { "README.md": ['python_version: "3.12"\n'] },
	},
	"code for a newer Python": {
		files: { "main.py": `import tomllib\n${APP}`, "requirements.txt": LIST },
		written: [WORKFLOW, ".space-gate.yml", "README.md"],
		spaces: { "": "python pass" },
		holds: { ".space-gate.yml": ['python-version: "3.11"\n'], "README.md": ['python_version: "3.11"\n'] },
	},
	"a server that is started in code": {
		files: {
			"main.py": `${APP}\n\nif __name__ == "__main__":\n    import uvicorn\n\n    uvicorn.run(app, port=8000)\n`,
			"requirements.txt": LIST,
		},
		written: [WORKFLOW, "README.md"],
		spaces: { "": "python fail" },
		left: ["entrypoint/hardcoded-port", "entrypoint/server-start"],
	},
	"a package in an image that imports itself by its name, with a main.py and a setting that is missing": {
		files: {
			"backend/app/__init__.py": "",
			"backend/app/main.py": `from app.settings import settings\n${APP}`,
			"backend/app/settings.py":
				"from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    TOKEN: str\n\n\nsettings = Settings()\n",
			"backend/requirements.txt": `${LIST}pydantic-settings<3\n`,
			"backend/Dockerfile":
				'FROM python:3.12-slim\nWORKDIR /srv\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "7860"]\n',
		},
		written: [WORKFLOW, "backend/.space-gate.yml", "backend/README.md"],
		spaces: { backend: "docker pass" },
	},
	"a package without __init__.py that pyproject.toml names, in an image": {
		files: {
			"app/main.py": `from app.db import x\n${APP}`,
			"app/db.py": "x = 1\n",
			"pyproject.toml": '[tool.coverage.run]\nsource = ["app"]\n',
			"requirements.txt": LIST,
			Dockerfile:
				'FROM python:3.12-slim\nWORKDIR /srv\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "7860"]\n',
		},
		written: [WORKFLOW, "README.md"],
		spaces: { "": "docker pass" },
	},
	"a main.py that does not expose the application": {
		files: {
			"main.py": 'import uvicorn\n\nuvicorn.run("app.main:app")\n',
			"app/main.py": `from app.db import x\n${APP}`,
			"app/db.py": "x = 1\n",
		},
		written: [WORKFLOW, "README.md", "requirements.txt"],
		spaces: { "": "python fail" },
		left: ["entrypoint/app-missing", "entrypoint/server-start"],
	},
	"a README that begins with what may be a card": {
		files: { "main.py": APP, "requirements.txt": LIST, "README.md": "--- \ntitle Todo\n---\n\n# Todo\n" },
		written: [WORKFLOW],
		spaces: { "": "python pass" },
	},
	"a README of another spelling": {
		files: { "main.py": APP, "requirements.txt": LIST, "readme.md": "# Todo\n" },
		written: [WORKFLOW],
		spaces: { "": "python pass" },
	},
	"a second application that nothing uses": {
		files: { "main.py": APP, "requirements.txt": LIST, "README.md": CARD, "admin/main.py": APP },
		written: [WORKFLOW],
		spaces: { "": "python pass" },
		notes: ["admin/main.py seems to make an application of its own"],
	},
	"applications of tests, examples and a frontend beside it": {
		files: {
			"backend/main.py": APP,
			"backend/requirements.txt": LIST,
			"backend/tests/app.py": APP,
			"examples/main.py": APP,
			"frontend/package.json": "{}\n",
			"frontend/server/main.py": APP,
		},
		written: [WORKFLOW, "backend/README.md"],
		spaces: { backend: "python pass" },
	},
};
