import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import missing from "../../src/rules/card/missing.ts";
import invalid from "../../src/rules/card/invalid-yaml.ts";
import sdk from "../../src/rules/card/sdk.ts";
import pv from "../../src/rules/card/python-version.ts";
import af from "../../src/rules/card/app-file.ts";
import rp from "../../src/rules/dependencies/required-package.ts";
import { casesOf } from "../support/cases.ts";
import { engines } from "../support/engines.ts";
import { spaceOf } from "../support/spaces.ts";
const engine = engines[0]!;
for (const rule of [missing, invalid, sdk, pv, af, rp]) {
	for (const given of casesOf(rule.id)) {
		test(`${rule.id} ${given.name}`, () => {
			const space = spaceOf(given.source, engine, given);
			const outcomes = judge({ ...space, python: { ...space.python, prove: () => ({}) as never, version: space.python.version } }, [rule], "").outcomes;
			const [o] = outcomes;
			if (given.skipped !== undefined) { expect(o).toMatchObject({ state: "skipped", reason: expect.stringContaining(given.skipped) }); return; }
			const found = o?.state === "found" ? o.findings : [];
			if (o?.state === "skipped") throw new Error(o.reason);
			const at = (f: any) => `${f.severity} ${f.place.file}:${f.place.start.line}:${f.place.start.column}`;
			if (process.env["SHOW"]) for (const f of found) process.stderr.write(`${rule.id} ${given.name}\n   ${at(f)} ${f.message}\n`);
			expect(found.map(at).sort()).toEqual(given.findings.map((e) => `${e.severity ?? rule.severity} ${e.at}`).sort());
			const all = found.map((f) => f.message).join("\n");
			for (const e of given.findings) for (const s of e.says ?? []) expect(all).toContain(s);
		});
	}
}
