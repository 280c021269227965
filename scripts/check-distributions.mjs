// Compares the table of distributions (src/distributions/rows) with what installed distributions say of themselves, and
// prints where they disagree: node scripts/check-distributions.mjs [folder ...]. A folder is one that Python looks into,
// such as usr/lib/python3/dist-packages of an unpacked Debian package. The table speaks of all versions and the folder of
// one: every line is something to look at, not a fault by itself.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadSource } from "./load-source.mjs";

const { bringsAlong, modulesOf } = await loadSource("src/distributions/distributions.ts");
const program = new URL("describe-distributions.py", import.meta.url).pathname;
const described = JSON.parse(
	execFileSync("python3", [program, ...process.argv.slice(2)], { encoding: "utf8", maxBuffer: 2 ** 26 }),
);

let compared = 0;
for (const { name, version, folder, modules, needs } of described) {
	const known = modulesOf(name);
	if (known === undefined) continue;
	compared += 1;
	const say = (text) => process.stdout.write(`${name} ${version}: ${text}\n`);
	for (const module of modules === null ? [] : known) {
		if (!isThere(folder, module)) say(`has no module ${module}`);
	}
	const tops = new Set(known.map((module) => module.split(".", 1)[0]));
	for (const module of modules ?? []) {
		if (!tops.has(module)) say(`has a module ${module}, which the table does not know`);
	}
	for (const need of needs.filter(({ isConditional }) => !isConditional)) {
		const brought = bringsAlong(name, need.extra === null ? [] : [need.extra], [{ operator: "==", version }]);
		const extra = need.extra === null ? "" : `[${need.extra}]`;
		if (need.name !== name && !brought.has(need.name))
			say(`${extra} needs ${need.name}, which the table does not know`);
	}
}
process.stdout.write(`${compared} of ${described.length} distributions compared.\n`);

function isThere(folder, module) {
	const path = join(folder, ...module.split("."));
	return ["", ".py"].some((ending) => existsSync(path + ending)) || modulesAt(path);
}

/** Compiled modules carry the interpreter's name: `_yaml.cpython-311-x86_64-linux-gnu.so`. */
function modulesAt(path) {
	return existsSync(join(path, "..")) && [".abi3.so", ".so"].some((ending) => existsSync(path + ending));
}
