import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { check, type Ports, type Request } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { withOneEngine } from "../../src/gate/one-engine.ts";
import { configurationFile } from "../../src/init/content/configuration-file.ts";
import { learn } from "../../src/init/knowledge.ts";
import { RULES } from "../../src/rules/index.ts";
import { withFolder } from "../support/temporary.ts";

const ports: Ports = withOneEngine({ ...MACHINE, progress: () => undefined });

/** Rules that compare the file with the code. */
const COMPARING = [
	...["config/undeclared-variable", "config/unused-variable", "config/variable-mismatch"],
	"security/cors-undeclared-origin",
];

/** Groups of cases whose programs read variables and allow origins in all the ways there are. */
const GROUPS = [
	"config/undeclared-variable",
	"config/variable-mismatch",
	"config/unused-variable",
	"config/unchecked-required",
];
const MORE = [
	"config/weak-default",
	"security/cors-undeclared-origin",
	"security/cors-invalid-origin",
	"config/env-file-required",
];

/** Here the code itself allows an address that people should not use, and the list says so. */
const OTHERWISE = /fails-production-without-https$/;

const folders = [...GROUPS, ...MORE].flatMap((rule) => {
	const group = join("__tests__/rules", rule);
	return readdirSync(group)
		.map((name) => join(group, name))
		.filter((path) => existsSync(join(path, "main.py")) && !OTHERWISE.test(path));
});

function requestFor(path: string): Request {
	const common = { root: "", python: undefined, failOn: undefined, config: undefined, engine: "auto" } as const;
	return { ...common, contract: "python", where: { kind: "folder", path, within: path }, inquiry: NO_INQUIRY };
}

describe("the configuration that is made of a program agrees with it:", () => {
	test.each(folders)("%s", async (folder) => {
		await withFolder(async (copy) => {
			cpSync(folder, copy, { recursive: true });
			rmSync(join(copy, ".space-gate.yml"), { force: true });
			const known = await learn(requestFor(copy), ports, new Set());
			if ("fault" in known) throw new Error(known.fault.message);
			const { judged, variables, origins } = known;
			const named = judged.judgement.environment.variables;
			const text = configurationFile({ variables, named, origins, python: undefined });
			if (text === undefined) return;
			writeFileSync(join(copy, ".space-gate.yml"), text);
			const rules = RULES.filter(({ id }) => COMPARING.includes(id));
			const result = await check(requestFor(copy), ports, rules);
			if (result.kind === "fault") throw new Error(`${result.fault.message}\n${text}`);
			const found = result.judgement.findings.map(({ rule, message }) => `${rule} ${message}`);
			expect([text, found]).toEqual([text, []]);
		});
	});
});

test("editors are told of the schema by its own name", () => {
	const { $id } = JSON.parse(readFileSync("schema/config.schema.json", "utf8"));
	const text = configurationFile({ variables: [], named: [], origins: [], python: "3.12" });
	expect(text).toContain(`# yaml-language-server: $schema=${$id}\n`);
});

test("there are enough of them", () => {
	expect(folders.length).toBeGreaterThan(80);
});
