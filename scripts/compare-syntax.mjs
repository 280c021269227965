// node scripts/compare-syntax.mjs <python> [folder]: compiles every Python file below a folder (by default the standard
// library of that Python) with the real compiler, asks Space Gate the same, and prints where the two disagree.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadSource } from "./load-source.mjs";

const COMPILE = `
import io, json, os, sys, tokenize, warnings
warnings.simplefilter("ignore")
root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.__file__)
files = []
for folder, _, names in os.walk(root):
    for name in sorted(names):
        if not name.endswith(".py"):
            continue
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            raw = file.read()
        try:
            tokenize.detect_encoding(io.BytesIO(raw).readline)
            raw.decode("utf-8")
        except (SyntaxError, UnicodeDecodeError):
            continue
        line = 0
        message = ""
        try:
            compile(raw, path, "exec", dont_inherit=True)
        except SyntaxError as error:
            line, message = error.lineno or 1, error.msg
        except (ValueError, RecursionError, MemoryError) as error:
            line, message = 1, str(error)
        files.append({"path": path, "line": line, "message": message})
json.dump({"minor": sys.version_info[1], "files": files}, sys.stdout)
`;

const [python, folder] = process.argv.slice(2);
if (python === undefined) {
	process.stderr.write("Usage: node scripts/compare-syntax.mjs <python> [folder]\n");
	process.exit(2);
}
const asked = spawnSync(python, ["-c", COMPILE, ...(folder === undefined ? [] : [folder])], {
	encoding: "utf8",
	maxBuffer: 2 ** 28,
});
if (asked.status !== 0) throw new Error(asked.stderr);
const { minor, files } = JSON.parse(asked.stdout);
const { syntaxProblems } = await loadSource("src/python/syntax/problems.ts");
const { linesOf } = await loadSource("src/source/lines.ts");

const counts = { valid: 0, invalid: 0, sameLine: 0, falseErrors: 0, missed: 0 };
for (const { path, line, message } of files) {
	const text = readFileSync(path, "utf8")
		.replace(/^\uFEFF/, "")
		.replace(/\r(?!\n)/g, "\n");
	const lines = linesOf(text);
	const [first] = syntaxProblems({ text, lines, version: { major: 3, minor } });
	const found = first === undefined ? 0 : lines.position(first.start).line;
	if (line === 0) {
		counts.valid++;
		if (found === 0) continue;
		counts.falseErrors++;
		process.stdout.write(`FALSE ERROR ${path}:${found} ${first.message}\n`);
	} else {
		counts.invalid++;
		if (Math.abs(found - line) <= 1) counts.sameLine++;
		else if (found !== 0) process.stdout.write(`other line ${path}:${found} (${line} ${message}) ${first.message}\n`);
		if (found !== 0) continue;
		counts.missed++;
		process.stdout.write(`MISSED ${path}:${line} ${message}\n`);
	}
}
process.stdout.write(`3.${minor}: ${JSON.stringify(counts)}\n`);
process.exitCode = counts.falseErrors + counts.missed === 0 ? 0 : 1;
