// Writes src/python/modules/standard-library.json: which modules the standard library has in each version of Python, and
// which names the modules hold. Asks interpreters of 3.9 to 3.13, and for what came and went with 3.14 the stubs of
// typeshed, which the npm package pyright holds (dist/typeshed-fallback/stdlib):
//   node scripts/standard-library.mjs STUBS python3.9 python3.10 python3.11 python3.12 python3.13
// What interpreter and stubs say of the same version is compared. The interpreter wins: it ran on Linux. Disagreements are
// printed; of modules of which not all names are listed, only changes that both know are written.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

/** Modules of which all names are listed, so that a misspelt one is seen, too. */
const LISTED = new Set(
	(
		"abc argparse asyncio asyncio.subprocess base64 builtins collections collections.abc concurrent.futures contextlib contextvars copy csv " +
		"dataclasses datetime decimal email.message enum functools hashlib hmac html http http.client importlib importlib.metadata " +
		"importlib.resources inspect io itertools json logging logging.config logging.handlers math multiprocessing operator os os.path " +
		"pathlib pickle platform pprint queue random re secrets shutil signal smtplib socket sqlite3 statistics string struct subprocess sys " +
		"tempfile textwrap threading time traceback types typing unittest unittest.mock urllib.error urllib.parse urllib.request uuid " +
		"warnings weakref zoneinfo"
	).split(" "),
);

/** No module of a program's own use, or none that a server has. */
const LEFT_OUT =
	/^(?:antigravity|distutils|encodings|ensurepip|idlelib|lib2to3|msilib|pydoc_data|this|tkinter|turtle|turtledemo|venv|xxlimited)(?:\.|$)/;

/** Python 3.9 has no sys.stdlib_module_names: 3.10's names, with what 3.10 removed (What's New In Python 3.10). */
const ONLY_IN_3_9 = ["binhex", "formatter", "macpath", "parser", "symbol", "_bootlocale"];

/** The first version, the last of which there is an interpreter, and the last of which only the stubs tell. */
const [FIRST, RECORDED, LAST] = [9, 13, 14];

const PROGRAM = `
import importlib, json, pkgutil, sys, warnings
warnings.simplefilter("ignore")
names = {}
for name in sys.argv[1].split():
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    found = set(dir(module)) | {m.name for m in pkgutil.iter_modules(getattr(module, "__path__", []))}
    names[name] = {
        # A module with __getattr__ may have names that it does not list.
        "all": sorted(n for n in found if name == "builtins" or not n.startswith("_") or n == "__getattr__"),
        "exported": sorted(getattr(module, "__all__", [])),
    }
print(json.dumps({"minor": sys.version_info[1], "modules": sorted(getattr(sys, "stdlib_module_names", ())), "names": names}))
`;

const [stubs = "", ...interpreters] = process.argv.slice(2);
const newest = interpreters.at(-1) ?? "python3";
const typeshed = ask(newest, [
	new URL("stub-names.py", import.meta.url).pathname,
	stubs,
	String(FIRST + 1),
	String(LAST),
]);
const asked = [...new Set([...LISTED, ...Object.keys(typeshed.names)])].filter((name) => !LEFT_OUT.test(name));
const answers = interpreters.map((python) => ask(python, ["-I", "-c", PROGRAM, asked.join(" ")]));
answers.sort((a, b) => a.minor - b.minor);
if (answers.map(({ minor }) => minor).join() !== "9,10,11,12,13") {
	process.stderr.write("Give the stubs and the interpreters of Python 3.9, 3.10, 3.11, 3.12 and 3.13.\n");
	process.exit(2);
}

const names = {};
const changes = {};
for (const module of asked.toSorted()) {
	if (LISTED.has(module)) names[module] = packed(rangesOf(module));
	else {
		const ranges = agreed(module, rangesOf(module));
		if (ranges.size > 0) changes[module] = packed(ranges);
	}
}
const modules = packed(moduleRanges());
writeFileSync(
	"src/python/modules/standard-library.json",
	`${JSON.stringify({ modules, names, changes }, undefined, "\t")}\n`,
);

function ask(python, parameters) {
	return JSON.parse(execFileSync(python, parameters, { encoding: "utf8", maxBuffer: 2 ** 28 }));
}

/** First and last version of every name, by the interpreters; from the stubs what came and went with the last. */
function rangesOf(module) {
	const ranges = new Map();
	const having = answers.filter((answer) => answer.names[module] !== undefined);
	for (const { minor, names } of having) for (const name of names[module].all) extend(ranges, name, minor);
	// Of the versions that do not have the module its names say nothing.
	const oldest = having[0]?.minor;
	const newest = typeshed.names[module]?.[LAST] === undefined ? having.at(-1)?.minor : LAST;
	const [before, after] = [RECORDED, LAST].map((minor) => new Set(typeshed.names[module]?.[minor] ?? []));
	for (const [name, range] of ranges) {
		const isKept = after.has(name) || !before.has(name);
		if (range[0] === oldest) range[0] = FIRST;
		if (range[1] === newest || (range[1] === RECORDED && isKept)) range[1] = LAST;
	}
	if (oldest === undefined) return ranges;
	for (const name of after) if (!before.has(name) && !ranges.has(name)) extend(ranges, name, LAST);
	return ranges;
}

/** Of the ranges that are not everything those of which interpreters and stubs say the same, in every version. */
function agreed(module, ranges) {
	const said = typeshed.names[module] ?? {};
	const exported = new Set(answers.flatMap((answer) => answer.names[module]?.exported ?? []));
	const recorded = answers.filter((answer) => answer.names[module] !== undefined && said[answer.minor] !== undefined);
	const known = new Set([...exported, ...Object.values(said).flat()]);
	return new Map(
		[...ranges].filter(([name, [first, last]]) => {
			if ((first === FIRST && last === LAST) || !known.has(name)) return false;
			const faulty = recorded.filter(({ minor }) => (minor >= first && minor <= last) !== said[minor].includes(name));
			if (faulty.length === 0) return true;
			const versions = faulty.map(({ minor }) => `3.${minor}`).join(", ");
			process.stderr.write(
				`${module}.${name}: interpreters say ${range([first, last])}, the stubs differ for ${versions}\n`,
			);
			return false;
		}),
	);
}

function moduleRanges() {
	const ranges = new Map();
	const of310 = answers[1].modules;
	for (const name of [...of310, ...ONLY_IN_3_9]) extend(ranges, name, FIRST);
	for (const answer of answers.slice(1)) for (const name of answer.modules) extend(ranges, name, answer.minor);
	for (const [name, range] of ranges) {
		const [, last] = typeshed.modules[name] ?? [0, LAST];
		if (range[1] === RECORDED && last > RECORDED) range[1] = LAST;
	}
	for (const [name, [first]] of Object.entries(typeshed.modules)) if (first === LAST) extend(ranges, name, LAST);
	return ranges;
}

function extend(ranges, name, minor) {
	const range = ranges.get(name);
	if (range === undefined) ranges.set(name, [minor, minor]);
	else range[1] = minor;
}

/** One text: names, and behind a colon the versions of those that are not in all of them. */
function packed(ranges) {
	return [...ranges]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, [first, last]]) => (first === FIRST && last === LAST ? name : `${name}:${range([first, last])}`))
		.join(" ");
}

/** "11-" since 3.11, "-12" until 3.12, "10-12". */
function range([first, last]) {
	return `${first === FIRST ? "" : first}-${last === LAST ? "" : last}`;
}
