// npm run check-dist: says whether the committed dist/ is what the sources make, byte for byte.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const built = mkdtempSync(join(tmpdir(), "space-gate-dist-"));
try {
	execFileSync(process.execPath, ["scripts/build.mjs", "--out", built], { stdio: ["ignore", "ignore", "inherit"] });
	const differences = compare(filesOf("dist"), filesOf(built));
	if (differences.length > 0) {
		process.stderr.write(
			`dist/ is not what the sources make:\n${differences.map((line) => `  ${line}\n`).join("")}` +
				'Run "npm run build" and commit dist/ with the change that it belongs to.\n',
		);
		process.exitCode = 1;
	} else {
		process.stdout.write("dist/ is what the sources make.\n");
	}
} finally {
	rmSync(built, { recursive: true, force: true });
}

function compare(committed, made) {
	const paths = [...new Set([...committed.keys(), ...made.keys()])].sort();
	return paths.flatMap((path) => {
		const before = committed.get(path);
		const now = made.get(path);
		if (before === undefined) return [`${path} is missing`];
		if (now === undefined) return [`${path} is not made any more`];
		return before.equals(now) ? [] : [`${path} differs (${before.length} bytes committed, ${now.length} made)`];
	});
}

/** Contents by path, with forward slashes. Whether the command may be executed is content, where the system knows that. */
function filesOf(folder) {
	const files = new Map();
	const names =
		statSync(folder, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(folder, { recursive: true });
	for (const name of names) {
		const path = join(folder, name);
		if (statSync(path).isFile()) files.set(relative(folder, path).replaceAll("\\", "/"), readFileSync(path));
	}
	if (process.platform !== "win32" && files.has("cli.cjs")) {
		files.set("cli.cjs (mode)", Buffer.from((statSync(join(folder, "cli.cjs")).mode & 0o111).toString(8)));
	}
	return files;
}
