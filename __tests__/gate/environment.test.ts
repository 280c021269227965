import { expect, test } from "@jest/globals";
import { namedEnvironment } from "../../src/gate/environment.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

const HEAD = "import os\nfrom fastapi import FastAPI\napp = FastAPI()\n";

function variablesIn(files: Readonly<Record<string, string>>) {
	const [engine] = engines;
	if (engine === undefined) throw new Error("there is no engine");
	const space = spaceOf(memorySource(files), engine);
	try {
		return new Map(namedEnvironment(space).variables.map((one) => [one.name, one]));
	} finally {
		space.python.release();
	}
}

test("no value of a secret leaves the code", () => {
	const password = ["hunter", "2"].join("");
	const found = variablesIn({
		"main.py":
			`${HEAD}A = os.getenv("API_TOKEN", "${password}")\nB = os.getenv("DATABASE_URL", "postgresql://me:${password}@db/x")\n` +
			`C = os.getenv("SERVICE", "https://me:${password}@example.org")\nD = os.getenv("JWT_SECRET") or "${password}"\n` +
			`E = os.getenv("MODE", "prod")\n`,
		".space-gate.yml": `variables:\n  OTHER: { type: url, default: "https://me:${password}@example.org" }\n  SMTP_PASSWORD: { default: ${password} }\n`,
	});
	expect(JSON.stringify([...found.values()])).not.toContain(password);
	expect(found.get("API_TOKEN")?.isSecret).toBe(true);
	expect(found.get("DATABASE_URL")?.isSecret).toBe(true);
	expect(found.get("MODE")).toMatchObject({ isSecret: false, fallback: "prod" });
});

test("what is declared and not read stands beside what is read", () => {
	const found = variablesIn({
		"main.py": `${HEAD}A = os.environ["QDRANT_URL"]\n`,
		".space-gate.yml":
			"variables:\n  QDRANT_URL: { type: url, required: true, description: Vectors }\n  QUEUE_KEY: { type: secret }\n",
	});
	expect([...found.keys()]).toEqual(["QDRANT_URL", "QUEUE_KEY"]);
	expect(found.get("QDRANT_URL")).toMatchObject({
		need: "startup",
		type: "url",
		isRequired: true,
		description: "Vectors",
	});
	expect(found.get("QUEUE_KEY")).toMatchObject({ need: "declared", isSecret: true });
});

test("a field that holds a SecretStr is a secret, whatever it is called", () => {
	const found = variablesIn({
		"main.py": `${HEAD}from pydantic import SecretStr\nfrom pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    pepper: SecretStr\n    salt: str\n`,
	});
	expect(found.get("PEPPER")?.isSecret).toBe(true);
	expect(found.get("SALT")?.isSecret).toBe(false);
});
