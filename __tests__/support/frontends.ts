import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import { RULES } from "../../src/rules/index.ts";
import { engines } from "./engines.ts";
import { memorySource } from "./memory-source.ts";
import { spaceOf } from "./spaces.ts";

const GROUP = RULES.filter(({ id }) => id.startsWith("frontend/"));

/** A project with which every rule of the group is content. Rows put other files in the place of these, or beside them. */
const CONTENT: Readonly<Record<string, string>> = {
	".space-gate.yml": "frontend:\n  root: frontend\n",
	"requirements.txt": "fastapi\n",
	"main.py": `from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.security import OAuth2PasswordBearer

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"])
bearer = OAuth2PasswordBearer(tokenUrl="/api/login")


def get_current_user(token: str = Depends(bearer)):
    return token


@app.get("/")
def root():
    return {}


@app.post("/api/login")
def login():
    return {}


@app.get("/api/tasks")
def tasks(user=Depends(get_current_user)):
    return []


@app.post("/api/tasks")
def create(user=Depends(get_current_user)):
    return {}


@app.get("/api/tasks/{task_id}")
def one(task_id: int, user=Depends(get_current_user)):
    return {}


@app.put("/api/tasks/{task_id}")
def change(task_id: int, user=Depends(get_current_user)):
    return {}


@app.websocket("/ws/tasks")
async def follow(socket):
    pass
`,
	"frontend/package.json": '{ "name": "todo", "dependencies": { "react": "19" } }',
	"frontend/src/lib/api.ts": `const BASE = import.meta.env.VITE_API_URL;

export async function request(path: string, options: RequestInit = {}) {
	const headers = { ...options.headers, Authorization: \`Bearer \${localStorage.getItem("token")}\` };
	const response = await fetch(BASE + path, { ...options, headers });
	return response.json();
}

export const getTasks = () => request("/api/tasks");
`,
};

/**
 * Files of a row: each begins with a line `--- path`, seen from the frontend's folder; "/" before it means the Space root, "!" that
 * there is no such file.
 */
function filesIn(text: string): Readonly<Record<string, string | undefined>> {
	const files: Record<string, string | undefined> = {};
	for (const part of text.split(/^--- /m).slice(1)) {
		const [path = "", ...lines] = part.split("\n");
		if (path.startsWith("!")) files[path.startsWith("!/") ? path.slice(2) : `frontend/${path.slice(1)}`] = undefined;
		else files[path.startsWith("/") ? path.slice(1) : `frontend/${path.trim()}`] = lines.join("\n");
	}
	return files;
}

/** What the rules of the group say of a project: `rule file:line`, and of those that are skipped `rule skipped: why`. */
export function saidOf(text: string): readonly string[] {
	const all = Object.entries({ ...CONTENT, ...filesIn(text) }).flatMap(([path, content]) =>
		content === undefined ? [] : [[path, content] as const],
	);
	const [engine] = engines;
	if (engine === undefined) throw new Error("there is no engine");
	const space = spaceOf(memorySource(Object.fromEntries(all)), engine);
	const { outcomes } = judge(space, GROUP, "");
	space.python.release();
	return outcomes.flatMap((outcome) => {
		const rule = outcome.rule.slice("frontend/".length);
		if (outcome.state === "skipped") return [`${rule} skipped: ${outcome.reason}`];
		if (outcome.state === "passed") return [];
		return outcome.findings.map(
			({ place: { file, start } }) => `${rule} ${file.replace(/^frontend\//, "")}:${start.line}`,
		);
	});
}

/** A project of which no rule of the group says anything. */
export function silent(name: string, text: string): void {
	test(`silent: ${name}`, () => expect(saidOf(text)).toEqual([]));
}

/** A project of which the rules say just this. */
export function told(name: string, text: string, ...expected: readonly string[]): void {
	test(`told: ${name}`, () => expect(saidOf(text)).toEqual(expected));
}
