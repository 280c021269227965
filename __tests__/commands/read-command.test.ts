import { describe, expect, test } from "@jest/globals";
import { markOf, portInAddress } from "../../src/commands/ports.ts";
import { readCommand, readCommandLine } from "../../src/commands/read-command.ts";
import { processorTime } from "../support/processor-time.ts";

const lineOf = (text: string) => readCommandLine({ text, origin: "here" });

describe("a command that starts a server", () => {
	test.each<[line: string, program: string, ports: string[]]>([
		["uvicorn main:app", "uvicorn", []],
		["uvicorn main:app --port 8000", "uvicorn", ["8000"]],
		["uvicorn --port=8000 main:app", "uvicorn", ["8000"]],
		["/opt/venv/bin/uvicorn main:app", "uvicorn", []],
		["UVICORN.EXE main:app", "uvicorn", []],
		["python -m uvicorn main:app --port 8000", "python -m uvicorn", ["8000"]],
		["python3.10 -u -X dev -m uvicorn main:app", "python -m uvicorn", []],
		["python -m uvicorn.__main__ main:app", "python -m uvicorn", []],
		["python -m coverage run -m uvicorn main:app", "python -m uvicorn", []],
		["gunicorn main:app -k uvicorn.workers.UvicornWorker", "gunicorn", []],
		["gunicorn -b 0.0.0.0:8000 main:app", "gunicorn", ["8000"]],
		["gunicorn -b0.0.0.0:8000 main:app", "gunicorn", ["8000"]],
		["gunicorn --bind=:8000 main:app", "gunicorn", ["8000"]],
		["gunicorn --bind unix:/run/app.sock main:app", "gunicorn", []],
		["hypercorn main:app --bind [::]:8000 --quic-bind 0.0.0.0:4433", "hypercorn", ["8000", "4433"]],
		["granian --interface asgi main:app --port 8000", "granian", ["8000"]],
		["daphne -p 8000 main:app", "daphne", ["8000"]],
		["daphne -e tcp:port=8000:interface=0.0.0.0 main:app", "daphne", ["8000"]],
		["waitress-serve --listen=*:8080 main:app", "waitress-serve", ["8080"]],
		["fastapi dev main.py --port 8001", "fastapi dev", ["8001"]],
		["fastapi run", "fastapi run", []],
		["flask --app main run -p 5000", "flask run", ["5000"]],
		["streamlit run app.py --server.port 8501", "streamlit run", ["8501"]],
		["python -m http.server 8000", "python -m http.server", ["8000"]],
		["python manage.py runserver 0.0.0.0:8000", "manage.py runserver", ["8000"]],
		["django-admin runserver --settings=x 8000", "django-admin runserver", ["8000"]],
		["PORT=1 A=b exec nohup uvicorn main:app", "uvicorn", []],
		["env -u HOME A=1 uvicorn main:app", "uvicorn", []],
		["sudo -u app uvicorn main:app", "uvicorn", []],
		["timeout -k 5 30 uvicorn main:app", "uvicorn", []],
		["poetry run uvicorn main:app", "uvicorn", []],
		["uv run --with x uvicorn main:app", "uvicorn", []],
		["uv run -- uvicorn main:app", "uvicorn", []],
		["conda run -n prod uvicorn main:app", "uvicorn", []],
		["uvx uvicorn main:app", "uvicorn", []],
		["bash -lc 'cd src && uvicorn main:app --port 8000'", "uvicorn", ["8000"]],
		["sh -c \"sh -c 'uvicorn main:app'\"", "uvicorn", []],
		["python -c 'import uvicorn; uvicorn.run(\"main:app\")'", "python -c", []],
		["alembic upgrade head; uvicorn main:app", "uvicorn", []],
		["echo ready | cat & uvicorn main:app", "uvicorn", []],
		["if true; then exec uvicorn main:app; fi", "uvicorn", []],
		["command uvicorn main:app", "uvicorn", []],
		["dotenv -f .env run -- uvicorn main:app", "uvicorn", []],
		["gosu app uvicorn main:app", "uvicorn", []],
	])("%s", (line, program, ports) => {
		const command = lineOf(line);
		expect(command?.program).toBe(program);
		expect(command?.ports.map(({ value }) => value)).toEqual(ports);
	});
});

describe("a command that starts none", () => {
	test.each([
		"",
		"A=1",
		"uvicorn --version",
		"uvicorn --help --port 8000",
		"gunicorn --check-config main:app",
		"echo uvicorn main:app",
		"pip install uvicorn",
		"python -m pip install uvicorn",
		"python -m",
		"python",
		"python uvicorn_notes.txt",
		"python -c 'import uvicorn; print(uvicorn.__version__)'",
		"python main.py uvicorn",
		"which uvicorn",
		"command -v uvicorn >/dev/null || pip install uvicorn",
		"if ! command -v uvicorn; then pip install uvicorn; fi",
		"dotenv set uvicorn 1",
		"pkill -f uvicorn",
		"ps aux | grep uvicorn",
		"docker run -p 8000:8000 image uvicorn main:app",
		"systemctl restart gunicorn",
		"flask db upgrade",
		"flask --app run db upgrade",
		"fastapi",
		"fastapi login",
		"streamlit cache clear",
		"python manage.py migrate",
		"poetry add uvicorn",
		"uv pip install uvicorn",
		"bash uvicorn.sh",
		"bash -c",
		"sh -c 'echo uvicorn'",
		"ssh -p 22 host",
		"python -m http.client 8000",
		"cat <uvicorn",
	])("%s", (line) => {
		expect(lineOf(line)).toBeUndefined();
	});
});

describe("what makes a server watch its files", () => {
	test.each<[line: string, reload: string | undefined]>([
		["uvicorn main:app --reload", "--reload"],
		["uvicorn main:app --reload-dir src", undefined],
		["uvicorn main:app", undefined],
		["gunicorn --reload main:app", "--reload"],
		["fastapi dev main.py", "dev"],
		["fastapi dev main.py --no-reload", undefined],
		["fastapi run --reload", "--reload"],
		["fastapi run", undefined],
		["flask --app main --debug run", "--debug"],
		["flask run --debug", "--debug"],
		["flask run", undefined],
		["python manage.py runserver", "runserver"],
		["python manage.py runserver --noreload", undefined],
		["waitress-serve --listen=*:80 main:app", undefined],
	])("%s", (line, reload) => {
		const command = lineOf(line);
		expect(command).toBeDefined();
		expect(command?.reload?.text).toBe(reload);
	});
});

test("a list is taken word by word, never split", () => {
	const words = (...texts: string[]) => texts.map((text, origin) => ({ text, origin }));
	expect(readCommand(words("uvicorn", "main:app", "--port", "8000"))).toEqual({
		program: "uvicorn",
		arguments: words("uvicorn", "main:app", "--port", "8000").slice(1),
		ports: [{ value: "8000", option: "--port", origin: 3 }],
		reload: undefined,
	});
	expect(readCommand(words("uvicorn main:app"))).toBeUndefined();
	expect(readCommand(words("echo", "; uvicorn main:app"))).toBeUndefined();
	expect(readCommand([])).toBeUndefined();
});

test("a port that the program fills is named by its mark", () => {
	expect(lineOf(`uvicorn main:app --port ${markOf(3)}`)?.ports[0]?.value).toBe(markOf(3));
	expect(lineOf(`gunicorn -b ${markOf(0)}:${markOf(1)} main:app`)?.ports[0]?.value).toBe(markOf(1));
	expect(lineOf(`uvicorn main:app --port 80${markOf(0)}`)?.ports).toEqual([]);
});

test.each([
	["0.0.0.0:8000", "8000"],
	[":8000", "8000"],
	["[::1]:8000", "8000"],
	["0.0.0.0:0", undefined],
	["0.0.0.0:70000", undefined],
	["8000", undefined],
	["localhost", undefined],
	["unix:/run/app:8000", undefined],
	["fd://3", undefined],
])("the port of the address %s is %s", (address, port) => {
	expect(portInAddress(address)).toBe(port);
});

test("shells within shells come to an end", () => {
	const begin = processorTime();
	const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
	let nested = "uvicorn main:app";
	for (let depth = 0; depth < 8; depth += 1) nested = `sh -c ${quoted(nested)}`;
	expect(lineOf(nested)?.program).toBe("uvicorn");
	expect(lineOf("exec ".repeat(20_000))).toBeUndefined();
	expect(lineOf("a;".repeat(60_000))).toBeUndefined();
	expect(processorTime() - begin).toBeLessThan(2_000);
});
