// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Docker and shells read them.
import { describe, expect, test } from "@jest/globals";
import { check } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { startCommand } from "../../src/rehearse/start-command.ts";
import { type Planted, plant, withFolder } from "../support/temporary.ts";
import { SPACE } from "./stage.ts";

const DOCKER = { ...SPACE, "README.md": SPACE["README.md"].replace("sdk: python", "sdk: docker") };

/** What is started for a Space of these files, on port 5000. */
async function commandOf(files: Readonly<Record<string, Planted>>, user: Readonly<Record<string, string>> = {}) {
	return await withFolder(async (folder) => {
		plant(folder, files);
		const where = { kind: "folder", path: folder, within: folder } as const;
		const choices = { contract: undefined, failOn: undefined, python: undefined, config: undefined };
		const request = { where, root: "", ...choices, engine: "auto", inquiry: NO_INQUIRY } as const;
		const judged = await check(request, { ...MACHINE, progress: () => undefined });
		if (judged.kind === "fault") throw new Error(judged.fault.message);
		const command = startCommand(judged, "/package", new Map(Object.entries(user)));
		if ("code" in command) return command.message;
		const { server, folder: own, variables, installs } = command;
		return {
			words: [server, ...command.arguments(5000)].join(" "),
			folder: own,
			variables: Object.fromEntries(variables),
			installs,
		};
	});
}

function dockerfile(...lines: readonly string[]): Readonly<Record<string, Planted>> {
	const head = [
		"FROM python:3.11-slim",
		"WORKDIR /app",
		"COPY requirements.txt .",
		"RUN pip install -r requirements.txt",
		"COPY . .",
	];
	return { ...DOCKER, Dockerfile: `${[...head, ...lines].join("\n")}\n` };
}

test("under the python contract it is what the generated Dockerfile starts", async () => {
	expect(await commandOf(SPACE)).toEqual({
		words: "uvicorn main:app --proxy-headers --forwarded-allow-ips * --host 127.0.0.1 --port 5000",
		folder: "",
		variables: {},
		installs: ["--requirement", "requirements.txt"],
	});
});

describe("under the docker contract it is what the Dockerfile starts, on an address of this machine", () => {
	test.each([
		[
			'CMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "7860"]',
			"uvicorn main:app --host 127.0.0.1 --port 5000",
		],
		[
			"CMD uvicorn main:app --host=0.0.0.0 --port=${PORT:-7860} --workers 2",
			"uvicorn main:app --workers 2 --host 127.0.0.1 --port 5000",
		],
		["CMD python -m uvicorn main:app --port 7860", "uvicorn main:app --host 127.0.0.1 --port 5000"],
		['ENTRYPOINT ["uvicorn"]\nCMD ["main:app", "--port", "7860"]', "uvicorn main:app --host 127.0.0.1 --port 5000"],
		[
			"CMD gunicorn -w 2 -k uvicorn.workers.UvicornWorker -b 0.0.0.0:7860 main:app",
			"gunicorn -w 2 -k uvicorn.workers.UvicornWorker main:app --bind 127.0.0.1:5000",
		],
		["CMD gunicorn -b0.0.0.0:7860 --bind=[::]:7860 main:app", "gunicorn main:app --bind 127.0.0.1:5000"],
		["CMD hypercorn --bind 0.0.0.0:7860 main:app", "hypercorn main:app --bind 127.0.0.1:5000"],
		["CMD fastapi run main.py --host 0.0.0.0 --port 7860", "fastapi run main.py --host 127.0.0.1 --port 5000"],
		["CMD fastapi run /app/main.py", "fastapi run /package/main.py --host 127.0.0.1 --port 5000"],
		[
			"ENV LEVEL=info\nCMD uvicorn main:app --log-level $LEVEL --root-path ${ROOT:-/api}",
			"uvicorn main:app --log-level info --root-path /api --host 127.0.0.1 --port 5000",
		],
		["CMD uvicorn main:app --log-level $WISH", "uvicorn main:app --log-level debug --host 127.0.0.1 --port 5000"],
		[
			'CMD ["uvicorn", "main:app", "--log-level", "$WISH"]',
			"uvicorn main:app --log-level $WISH --host 127.0.0.1 --port 5000",
		],
	])("%s", async (start, words) => {
		expect(await commandOf(dockerfile(start), { WISH: "debug" })).toMatchObject({ words });
	});

	test("in the folder of the Space that lies there, with what ENV sets", async () => {
		const files = {
			...DOCKER,
			"api/main.py": SPACE["main.py"],
			"api/list.txt": "uvicorn\n",
			Dockerfile:
				"FROM python:3.11-slim\nENV PATH=/opt/bin:$PATH HOME=/root MODE=web PYTHONPATH=/srv/lib:/elsewhere\nWORKDIR /srv\nCOPY api/ .\nRUN pip install -r list.txt fastapi==0.92\nCMD uvicorn main:app\n",
			"api/lib/tool.py": "",
		};
		expect(await commandOf(files)).toEqual({
			words: "uvicorn main:app --host 127.0.0.1 --port 5000",
			folder: "api",
			variables: { MODE: "web", PYTHONPATH: "/package/api/lib" },
			installs: ["--requirement", "api/list.txt", "fastapi==0.92"],
		});
	});

	test.each([
		["CMD python main.py", "the Dockerfile runs a program of the project"],
		["CMD granian main:app", 'the Dockerfile starts "granian"'],
		["CMD daphne main:app", 'the Dockerfile starts "daphne"'],
		["CMD uvicorn main:app --fd 3", "uvicorn is told to listen on a socket"],
		["CMD PYTHONPATH=lib uvicorn main:app", "the start sets PYTHONPATH"],
		["CMD uvicorn main:app & uvicorn admin:app", "the Dockerfile starts one of several servers, or several of them"],
		["WORKDIR /elsewhere\nCMD uvicorn main:app", "the folder in which the server starts is none of the Space's"],
		["CMD ./start", "what the Dockerfile starts cannot be told from its text"],
	])("or it needs Docker: %s", async (start, reason) => {
		expect(await commandOf(dockerfile(start))).toBe(`This Space can be tried with Docker only, because ${reason}.`);
	});

	test("or there is nothing to start", async () => {
		expect(await commandOf(DOCKER)).toBe("There is no Dockerfile to start the Space with.");
	});
});
