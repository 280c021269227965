import { expect, test } from "@jest/globals";
import missing from "../../src/rules/card/missing.ts";
import invalid from "../../src/rules/card/invalid-yaml.ts";
import sdk from "../../src/rules/card/sdk.ts";
import pv from "../../src/rules/card/python-version.ts";
import af from "../../src/rules/card/app-file.ts";
import rp from "../../src/rules/dependencies/required-package.ts";
import { examplesOf } from "../support/pages.ts";
import { engines } from "../support/engines.ts";
import { spaceOf } from "../support/spaces.ts";
for (const rule of [missing, invalid, sdk, pv, af, rp]) for (const { claim, line, source } of examplesOf(rule.id))
	test(`${rule.id}:${line} ${claim}`, () => {
		const a = rule.check(spaceOf(source, engines[0]!, {}));
		expect("skipped" in a ? "skipped" : a.length > 0 ? "fails" : "passes").toBe(claim);
	});
