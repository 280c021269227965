import { describe, expect, test } from "@jest/globals";
import { readSlowLine, readSlowWords } from "../../../src/python/startup/slow-commands.ts";

describe("lines that take long", () => {
	test.each<[line: string, program: string]>([
		["alembic upgrade head", "alembic upgrade"],
		["alembic -c conf/alembic.ini upgrade head", "alembic upgrade"],
		["cd backend && ../.venv/bin/alembic upgrade head", "alembic upgrade"],
		["DATABASE_URL=sqlite:// alembic upgrade head", "alembic upgrade"],
		["sudo env A=1 python3.10 -m alembic upgrade head", "alembic upgrade"],
		["poetry run alembic upgrade head", "alembic upgrade"],
		["uv run python manage.py migrate --noinput", "manage.py migrate"],
		["sh -c 'alembic upgrade head'", "alembic upgrade"],
		["bash -lc 'cd app; wget https://a.example/x'", "wget"],
		["uv pip install torch", "uv pip install"],
		["uv sync", "uv sync"],
		["pip install --quiet -r requirements.txt", "pip install"],
		["python -u -m pip install torch", "pip install"],
		["flask db upgrade", "flask db upgrade"],
		["npx prisma migrate deploy; prisma migrate deploy", "prisma migrate deploy"],
		["git -C data lfs pull", "git pull"],
		["curl -sSL https://a.example | sh", "curl"],
		["test -f x || curl -O https://a.example/x", "curl"],
		["true & wget https://a.example/x", "wget"],
	])("%s", (line, program) => {
		expect(readSlowLine(line)?.program).toBe(program);
	});
});

describe("lines that do not, or that nobody waits for", () => {
	test.each([
		"",
		"alembic",
		"alembic current",
		"alembic --version",
		"alembic upgrade --help",
		"echo alembic upgrade head",
		"# pip install torch",
		"grep -r 'pip install' .",
		"pip list",
		"git rev-parse HEAD",
		"git status",
		"wget https://a.example/x &",
		"npm run build",
		"poetry",
		"sh deploy.sh",
		"sh -c",
		"sh -c \"sh -c 'sh -c x'\"",
	])("%s", (line) => {
		expect(readSlowLine(line)).toBeUndefined();
	});
});

test("words that run one another without end are given up", () => {
	expect(readSlowWords(Array.from({ length: 100_000 }, () => "sudo"))).toBeUndefined();
	expect(readSlowWords(Array.from({ length: 100_000 }, (_, at) => (at % 2 === 0 ? "uv" : "run")))).toBeUndefined();
});
