// Writes src/python/modules/standard-library.json: which modules the standard library has in each version of Python,
// and which names the modules hold that programs import most. Asks interpreters of 3.9 to 3.13, whose paths are the
// arguments: node scripts/standard-library.mjs python3.9 python3.10 python3.11 python3.12 python3.13
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

/** Modules whose names are listed, so that a misspelt or a too new one is seen. */
const LISTED =
	"abc argparse asyncio asyncio.subprocess base64 builtins collections collections.abc concurrent.futures contextlib contextvars copy csv " +
	"dataclasses datetime decimal email.message enum functools hashlib hmac html http http.client importlib importlib.metadata " +
	"importlib.resources inspect io itertools json logging logging.config logging.handlers math multiprocessing operator os os.path " +
	"pathlib pickle platform pprint queue random re secrets shutil signal smtplib socket sqlite3 statistics string struct subprocess sys " +
	"tempfile textwrap threading time traceback types typing unittest unittest.mock urllib.error urllib.parse urllib.request uuid " +
	"warnings weakref zoneinfo";

/** Python 3.9 has no sys.stdlib_module_names: 3.10's names, less what 3.10 added, with what it removed (What's New In Python 3.10). */
const ONLY_IN_3_9 = ["binhex", "formatter", "macpath", "parser", "symbol", "_bootlocale"];
/** What's New In Python 3.14: added and removed modules. */
const CHANGED_IN_3_14 = { added: ["annotationlib", "compression", "concurrent", "string"], removed: [] };

const PROGRAM = `
import importlib, json, pkgutil, sys
names = {}
for name in sys.argv[1].split():
    module = importlib.import_module(name)
    found = set(dir(module)) | {m.name for m in pkgutil.iter_modules(getattr(module, "__path__", []))}
    # A module with __getattr__ may have names that it does not list.
    names[name] = sorted(n for n in found if name == "builtins" or not n.startswith("_") or n == "__getattr__")
print(json.dumps({"minor": sys.version_info[1], "modules": sorted(getattr(sys, "stdlib_module_names", ())), "names": names}))
`;

const answers = process.argv
	.slice(2)
	.map((python) => JSON.parse(execFileSync(python, ["-I", "-c", PROGRAM, LISTED], { encoding: "utf8" })));
answers.sort((a, b) => a.minor - b.minor);
if (answers.map(({ minor }) => minor).join() !== "9,10,11,12,13") {
	process.stderr.write("Give the interpreters of Python 3.9, 3.10, 3.11, 3.12 and 3.13.\n");
	process.exit(2);
}

const modules = new Map();
const put = (map, name, minor) => {
	const range = map.get(name);
	if (range === undefined) map.set(name, [minor, minor]);
	else range[1] = minor;
};
const of310 = answers[1].modules;
for (const name of [...of310, ...ONLY_IN_3_9]) put(modules, name, 9);
for (const answer of answers.slice(1)) for (const name of answer.modules) put(modules, name, answer.minor);
for (const [name, range] of modules) {
	if (range[1] === 13 && !CHANGED_IN_3_14.removed.includes(name)) put(modules, name, 14);
}
for (const name of CHANGED_IN_3_14.added) put(modules, name, 14);

const names = {};
for (const module of LISTED.split(" ")) {
	const ranges = new Map();
	for (const answer of answers) for (const name of answer.names[module] ?? []) put(ranges, name, answer.minor);
	names[module] = packed(ranges, 13);
}
writeFileSync(
	"src/python/modules/standard-library.json",
	`${JSON.stringify({ modules: packed(modules, 14), names }, undefined, "\t")}\n`,
);

/** Names that every version has in one text; the others with their first and last minor version. */
function packed(ranges, last) {
	const always = [];
	const changed = {};
	for (const [name, [from, to]] of [...ranges].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (from === 9 && to === last) always.push(name);
		else changed[name] = [from, to];
	}
	return { always: always.join(" "), changed };
}
