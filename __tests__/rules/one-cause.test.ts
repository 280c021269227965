import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import { RULES } from "../../src/rules/index.ts";
import { type Case, casesOf } from "../support/cases.ts";
import { engines } from "../support/engines.ts";
import { spaceOf } from "../support/spaces.ts";

/** Rules that would say with other words what another one has said: by the rule whose finding it is. */
const REPEATING: Readonly<Record<string, RegExp>> = {
	"structure/shadowed-module": /^entrypoint\/(import-fails|app-unproven|app-missing)$/,
	"structure/lfs-pointer": /^(entrypoint\/(syntax|import-fails)|dependencies\/(invalid-requirement|required-package))$/,
	"structure/secret-file": /^config\/(hardcoded-secret|weak-default)$/,
	"structure/second-entrypoint": /^entrypoint\/(server-start|partial-app)$/,
};

const given = Object.keys(REPEATING).flatMap((rule) =>
	casesOf(rule)
		.filter(({ findings }) => findings.length > 0)
		.map((one) => ({ rule, name: one.name, one })),
);

/** Files of which a case expects a finding, and what all rules find. */
function judged(one: Case) {
	const [engine] = engines;
	if (engine === undefined) throw new Error("there is no engine");
	const space = spaceOf(one.source, engine, one);
	const { findings } = judge(space, RULES, "");
	space.python.release();
	return findings;
}

test.each(given)("what $rule finds in $name is not found again by others", ({ rule, one }) => {
	const found = judged(one).map((finding) => finding.rule);
	expect(found).toContain(rule);
	expect(found.filter((id) => REPEATING[rule]?.test(id))).toEqual([]);
});
