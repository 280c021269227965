import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

const ASK = `
import importlib.metadata, sys
for name in sys.argv[1:]:
    try: importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError: print(name)
`;

/**
 * What pip says of a file that it cannot install from, empty where all is well. Nothing is installed: each distribution
 * only has to be on this machine, in whatever version.
 */
export async function lackingDistributions(path: string, name: string, python: string): Promise<readonly string[]> {
	const text = await readFile(path, "utf8").catch(() => undefined);
	if (text === undefined) {
		return [`ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${name}'`];
	}
	const wanted = text
		.split(/\r?\n/)
		.map((line) => line.replace(/(^|\s)#.*/, "").trim())
		.filter((line) => line !== "" && !line.startsWith("-"));
	const names = new Map(wanted.map((line) => [line.split(/[\s<>=!~[;@]/)[0] ?? "", line]));
	if (names.size === 0) return [];
	const lacking = await new Promise<string>((done, fail) => {
		execFile(python, ["-c", ASK, ...names.keys()], (error, output) => (error === null ? done(output) : fail(error)));
	});
	const first = lacking.split("\n").find((line) => line !== "");
	if (first === undefined) return [];
	const line = (names.get(first) ?? first).replace(/\s*;.*/, "");
	return [
		`ERROR: Could not find a version that satisfies the requirement ${line} (from versions: none)`,
		`ERROR: No matching distribution found for ${line}`,
	];
}
