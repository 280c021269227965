import type { Dockerfile } from "../../dockerfile/dockerfile.ts";
import { readDockerIgnore } from "../../dockerfile/files/docker-ignore.ts";
import { type ImageServer, type ImageStart, imageStart } from "../../dockerfile/start/image-start.ts";
import { servedBy } from "../../dockerfile/start/served.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { shown } from "../../source/shown.ts";
import { type KnownTarget, nameOf } from "../applications/entrypoint-proof.ts";
import { appPortOf, DEFAULT_PORT } from "../image/app-port.ts";

/** Words without one of which a program starts no server: modules of servers, functions that serve, and ways to run a command. */
const SERVING = [
	...[
		"uvicorn",
		"hypercorn",
		"granian",
		"gunicorn",
		"daphne",
		"waitress",
		"serve",
		"launch",
		"socketserver",
		"aiohttp",
	],
	...["subprocess", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "runpy", "importlib", "exec(", ".run("],
];

/** gunicorn's workers that speak ASGI. */
const ASGI_WORKER = /uvicorn|hypercorn|asgi|\$/i;

export default {
	id: "runtime/serves-app",
	title: "The Dockerfile serves an ASGI application of the project",
	severity: "error",
	contracts: ["docker"],
	clauses: ["002", "FR-01", "H12"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-sdks-docker",
		"https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact",
		"https://www.uvicorn.org/#command-line-options",
	],
	check: (space): Answer => {
		const { source, dockerfile } = space;
		if (dockerfile.kind === "missing") return { skipped: "there is no Dockerfile" };
		if (dockerfile.kind === "unreadable") return { skipped: `the Dockerfile cannot be read: ${dockerfile.reason}` };
		const start = imageStart(source, dockerfile);
		const problem = problemOf(space, dockerfile, start);
		return problem === undefined ? standing(space) : [problem];
	},
} satisfies Rule;

/** Whether what is served is proven, of which the rules of the entry point speak. */
function standing({ target, entrypoint }: Space): Answer {
	if (target.kind === "unknown") return { skipped: target.reason };
	const { state } = entrypoint.proof;
	if (state === "proven") return [];
	const what = state === "refuted" ? "cannot be served as it is" : "is not proven";
	return { skipped: `${nameOf(target)} ${what}, of which the rules of the entry point speak` };
}

function problemOf(space: Space, dockerfile: Dockerfile, start: ImageStart): Problem | undefined {
	switch (start.kind) {
		case "nothing": {
			const message = `${start.what}, so nothing in the container answers a request, and the Space never comes to run. ${adviceOf(space)}`;
			return { place: start.place, message };
		}
		case "serves":
			return wrongServer(space, start.servers) ?? wrongTarget(space);
		case "runs":
			return idleProgram(space, start);
		case "unknown":
			return dockerfile.target === undefined
				? { place: start.place, message: `The Dockerfile has no FROM, so nothing can be built. ${adviceOf(space)}` }
				: undefined;
	}
}

/** A target that names no module, or one that never comes into the image. */
function wrongTarget(space: Space): Problem | undefined {
	const served = servedBy(space.source, space.dockerfile);
	if (served.kind === "malformed") {
		return {
			place: served.place,
			message: `${served.what}, so the server ends with an error before it serves a request. ${served.advice}`,
		};
	}
	const { target } = space;
	if (served.kind !== "import" || served.absentFrom === undefined || target.kind === "unknown") return undefined;
	// Where the Space has no such file either, that is what is missing.
	if (!space.source.entries.has(target.file)) return undefined;
	const file = shown(target.file);
	const ignore = readDockerIgnore(space.source);
	const isLeftOut = ignore.leavesOut(target.file);
	const why = isLeftOut ? `${ignore.file} leaves ${file} out of the image` : `no COPY brings ${file} there`;
	const advice = isLeftOut
		? `Delete the line of ${ignore.file} that matches it.`
		: copyAdvice(served.absentFrom, target);
	const message =
		`The Dockerfile starts "${target.start}" in ${shown(served.absentFrom)}, but ${why}, so the server ends with ` +
		`'Could not import module "${target.module}"', and the Space never starts. ${advice}`;
	return { place: served.place, message };
}

function copyAdvice(folder: string, { file }: KnownTarget): string {
	const end = file.split("/").at(-1);
	const home = file.slice(0, Math.max(0, file.length - (end?.length ?? 0) - 1));
	return home === "" || folder === "/"
		? 'Add "WORKDIR /app" and "COPY . ." before the start.'
		: `Copy the program there, such as with "COPY . .", and name its module as it is seen from ${shown(folder)}.`;
}

/** Servers that serve no ASGI application, where none of them does. */
function wrongServer(space: Space, servers: readonly ImageServer[]): Problem | undefined {
	const problems = servers.map((server) => serverProblem(space, server));
	return problems.includes(undefined) ? undefined : problems[0];
}

function serverProblem(space: Space, { serving, command, place }: ImageServer): Problem | undefined {
	const program = shown(command.program);
	if (serving === undefined) {
		const message = `The Dockerfile starts "${program}", which serves no ASGI application such as FastAPI's, so the backend is not what visitors reach. ${adviceOf(space)}`;
		return { place, message };
	}
	const { server, worker, settings } = serving;
	if (server !== "gunicorn" || settings !== undefined || isConfigured(space)) return undefined;
	if (ASGI_WORKER.test(worker?.text ?? "") || space.entrypoint.proof.state !== "proven") return undefined;
	const what = worker === undefined ? "its own workers" : `the worker class "${shown(worker.text)}"`;
	const message =
		`"${program}" serves the application with ${what}, which speak WSGI and not ASGI, so every request ends in an error. ` +
		"Add -k uvicorn.workers.UvicornWorker (and uvicorn to requirements.txt), or start uvicorn itself.";
	return { place: worker?.origin.place ?? place, message };
}

/** Whether gunicorn may find its worker elsewhere. */
function isConfigured({ source, dockerfile }: Space): boolean {
	const hasFile = [...source.entries.keys()].some((path) => /(?:^|\/)gunicorn\.conf\.py$/.test(path));
	return hasFile || (dockerfile.kind === "read" && dockerfile.target?.environment.has("GUNICORN_CMD_ARGS") === true);
}

/** A file that only makes the application: run by itself it ends at once. */
function idleProgram(space: Space, { programs }: Extract<ImageStart, { kind: "runs" }>): Problem | undefined {
	const { python, target } = space;
	const [program, ...others] = programs;
	if (program === undefined || others.length > 0 || target.kind === "known") return undefined;
	const module = program.path.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
	const { reached, isCutOff, imports } = python.prove(module, "app");
	const isQuiet = reached.length > 0 && !reached.some((path) => python.mentions(path, SERVING));
	const makesApplication = imports.some(({ module: name }) => /^(?:fastapi|starlette)\b/.test(name));
	if (!isQuiet || isCutOff || !makesApplication) return undefined;
	const message =
		`The Dockerfile runs ${shown(program.path)} with Python, but nothing there starts a server: the program ends as soon as it has made its application, ` +
		`and the Space never comes to run. ${adviceOf(space)}`;
	return { place: program.place, message };
}

/** The command that serves `main:app`, or what the Space has in its place. */
function adviceOf(space: Space): string {
	const appPort = appPortOf(space);
	const port = "port" in appPort ? appPort.port : DEFAULT_PORT;
	const module =
		["main", "app.main", "src.main", "app"].find((name) =>
			space.source.entries.has(`${name.replaceAll(".", "/")}.py`),
		) ?? "main";
	return `Write CMD ["uvicorn", "${module}:app", "--host", "0.0.0.0", "--port", "${port}"].`;
}
