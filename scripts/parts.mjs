// Files, and parts of files, that are made from something else.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** A writer of generated text. With `--check` on the command line it writes nothing and remembers what is out of date. */
export function openParts() {
	const isCheck = process.argv.includes("--check");
	const stale = [];

	function put(path, text) {
		if (existsSync(path) && readFileSync(path, "utf8") === text) return;
		if (isCheck) stale.push(path);
		else writeFileSync(path, text);
	}

	/** Replaces what stands between `<!-- name: … -->` and `<!-- /name -->`. */
	function putPart(path, name, text) {
		const before = readFileSync(path, "utf8");
		const pattern = new RegExp(`(<!-- ${name}:[^\\n]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
		if (!pattern.test(before)) throw new Error(`${path} has no part "${name}"`);
		put(
			path,
			before.replace(pattern, (_, open, close) => `${open}${text}${close}`),
		);
	}

	/** Says what is out of date and which command mends it. */
	function finish(command) {
		if (stale.length === 0) return;
		process.stderr.write(`Out of date: ${[...new Set(stale)].join(", ")}. Run "${command}" and commit the result.\n`);
		process.exitCode = 1;
	}

	return { put, putPart, finish };
}
