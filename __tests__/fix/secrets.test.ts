import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { plant, withFolder } from "../support/temporary.ts";
import { assembled } from "../support/tokens.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const TOKEN = assembled("{{base62:40}}");
const KEY = assembled("{{pem:6}}");
const PASSWORD = assembled("{{base62:22}}");

const SPACE = {
	"README.md":
		"---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: 3.10\napp_file: main.py\n---\n\n# Todo\n",
	"main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
	"requirements.txt": `fastapi = 0.100\ngit+https://me:${PASSWORD}@git.acme.io/x.git\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n`,
	".env": `LOG=info\nJWT_SECRET=${TOKEN}\nSMTP_PASSWORD='${PASSWORD}'\n`,
	".netrc": `machine x login me password ${TOKEN}\n`,
	"key.pem": `${KEY}\n`,
};

test.each([
	["--format", "text"],
	["--format", "json"],
	["--format", "sarif"],
	["--format", "github"],
	["--format", "gcc"],
	["--fix-dry-run"],
])("no value of a secret file is printed with %s %s", async (...options: string[]) => {
	await withFolder((folder) => {
		plant(folder, SPACE);
		const { status, stdout, stderr } = command.run(["check", folder, ...options]);
		expect(status).toBe(1);
		const printed = stdout + stderr;
		if (options[0] === "--format") expect(printed).toContain("structure/secret-file");
		for (const secret of [TOKEN, PASSWORD, ...KEY.split("\n").slice(1, -1)]) expect(printed).not.toContain(secret);
	});
});

test("a fix beside a secret leaves the secret as it is", async () => {
	await withFolder((folder) => {
		plant(folder, SPACE);
		const { stdout } = command.run(["check", folder, "--fix"]);
		expect(stdout).not.toContain(PASSWORD);
		expect(readFileSync(join(folder, "requirements.txt"), "utf8")).toContain(`me:${PASSWORD}@git.acme.io`);
	});
});
