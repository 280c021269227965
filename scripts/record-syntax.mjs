// node scripts/record-syntax.mjs python3.9 python3.10 …: asks each Python to compile every text of
// __tests__/python/syntax/corpus/ and writes the answers to __tests__/python/syntax/recorded.json: for each text the
// line of the error, 0 where it compiles, in the order of the versions.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const FOLDER = "__tests__/python/syntax";

const COMPILE = `
import json, sys, warnings
warnings.simplefilter("ignore")
lines = []
for text in json.load(sys.stdin):
    try:
        compile(text, "text", "exec", dont_inherit=True)
        lines.append(0)
    except SyntaxError as error:
        lines.append(error.lineno or 1)
json.dump({"version": "3.%d" % sys.version_info[1], "lines": lines}, sys.stdout)
`;

const texts = readdirSync(`${FOLDER}/corpus`)
	.sort()
	.flatMap((name) =>
		readFileSync(`${FOLDER}/corpus/${name}`, "utf8")
			.split(/^-----\n/m)
			.slice(1),
	)
	.map((text) => text.replace(/\n$/, ""));

const answers = process.argv.slice(2).map((python) => {
	const { status, stdout, stderr } = spawnSync(python, ["-c", COMPILE], {
		input: JSON.stringify(texts),
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`${python}: ${stderr}`);
	return JSON.parse(stdout);
});

const rows = texts.map(
	(text, index) => `${JSON.stringify(text)}: [${answers.map(({ lines }) => lines[index]).join(", ")}]`,
);
const versions = JSON.stringify(answers.map(({ version }) => version)).replaceAll(",", ", ");
writeFileSync(
	`${FOLDER}/recorded.json`,
	`{\n\t"versions": ${versions},\n\t"lines": {\n\t\t${rows.join(",\n\t\t")}\n\t}\n}\n`,
);
process.stdout.write(`${texts.length} texts, ${answers.length} versions\n`);
