// npm run bench: what the gate costs, as ratios to other programs in the same run. With --write, bench/README.md gets the figures.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { bundlePrograms, checkout, commandsOn, inRunner } from "./commands.mjs";
import { generateProject } from "./generate-project.mjs";
import { peakMemory, printed, summary, times } from "./measure.mjs";
import { secretsProject } from "./secrets-project.mjs";

const COLD_ROUNDS = 25;
const LARGE_ROUNDS = 5;

const folder = mkdtempSync(join(tmpdir(), "space-gate-bench-"));
try {
	const programs = await bundlePrograms(join(folder, "programs"));
	const rows = [
		...coldStart(),
		...largeProject(programs),
		...proofs(programs),
		...requirements(programs),
		...secrets(programs),
		...deployment(programs),
	];
	const text = `${machine()}\n\n${table(rows)}`;
	process.stdout.write(`${text}\n`);
	if (process.argv.includes("--write")) writeFigures(text);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function coldStart() {
	const empty = join(folder, "empty.cjs");
	writeFileSync(empty, "");
	const example = resolve("examples/todo-backend");
	const workspace = checkout(example, join(folder, "workspace"));
	const measured = times(
		[
			{ name: "empty", arguments: [empty] },
			...commandsOn(example),
			{ name: "action", ...inRunner(workspace, join(folder, "runner")) },
		],
		COLD_ROUNDS,
	);
	const against = { measured, base: "empty", baseName: "an empty Node script" };
	return [
		ratio({ ...against, name: "native", what: "command, cold: `check examples/todo-backend`, native", target: 3 }),
		ratio({ ...against, name: "wasm", what: "the same with `--engine wasm`" }),
		ratio({ ...against, name: "action", what: "Action, cold: the same Space as a git checkout" }),
	];
}

function largeProject({ parser }) {
	const project = join(folder, "large");
	const { modules, bytes } = generateProject(project, { modules: 2_000, parts: 50 });
	const commands = commandsOn(project);
	const measured = times(
		[
			...commands,
			{ name: "parse native", arguments: [parser, project, "native"] },
			{ name: "parse wasm", arguments: [parser, project, "wasm"] },
			{ name: "python", program: "python3", arguments: [resolve("bench/parse-everything.py"), project] },
		],
		LARGE_ROUNDS,
	);
	const size = `${modules.toLocaleString("en")} modules, ${(bytes / 1e6).toFixed(0)} MB`;
	const parsing = "parsing all of it once";
	return [
		ratio({
			measured,
			name: "native",
			base: "parse native",
			what: `command: ${size}, native`,
			baseName: parsing,
			target: 0.35,
		}),
		ratio({ measured, name: "wasm", base: "parse wasm", what: "the same with `--engine wasm`", baseName: parsing }),
		ratio({
			measured,
			name: "native",
			base: "python",
			what: `command: ${size}, native`,
			baseName: "`ast.parse` over all of it",
		}),
		...commands.map((command) => memory(command, `peak memory: ${size}, ${command.name}`, 150)),
	];
}

/** From bytes in memory to the verdict on main:app, in a process that is warm. */
function proofs({ prover }) {
	const project = join(folder, "wide");
	generateProject(project, { modules: 400, parts: 99 });
	const folders = [
		["a file", resolve("bench/one-file-app")],
		["`examples/todo-backend`", resolve("examples/todo-backend")],
		["a generated project", project],
	];
	return ["native", "wasm"].flatMap((engine) => {
		const answers = folders.map(([name, path]) => ({
			name,
			...printed({ name: "proof", arguments: [prover, path, engine] }),
		}));
		return [...answers.map((answer) => proof(engine, answer)), perLine(engine, answers[1], answers[2])];
	});
}

function proof(engine, { name, parse, prove, modules, lines }) {
	return ratio({
		measured: new Map([
			["prove", summary(prove)],
			["parse", summary(parse)],
		]),
		name: "prove",
		base: "parse",
		what: `proof: ${name}, ${count(modules, "module")}, ${lines.toLocaleString("en")} lines, ${engine}`,
		baseName: "parsing them once",
		target: 1.6,
	});
}

/** What a line costs in a large project and in a small one: a proof that is not linear shows here. */
function perLine(engine, small, large) {
	const thousand = ({ prove, lines }) => summary(prove.map((sample) => (1_000 * sample) / lines));
	return ratio({
		measured: new Map([
			["large", thousand(large)],
			["small", thousand(small)],
		]),
		name: "large",
		base: "small",
		what: `proof: 1,000 lines of ${large.name}, ${engine}`,
		baseName: `1,000 lines of ${small.name}`,
		target: 1,
	});
}

/** A list of requirements, read and judged, against another parser that only reads it. */
function requirements({ requirementsJudge }) {
	const { judged, parsed, lines } = printed({ name: "requirements", arguments: [requirementsJudge] });
	return [
		ratio({
			measured: new Map([
				["judge", summary(judged)],
				["parse", summary(parsed)],
			]),
			name: "judge",
			base: "parse",
			what: `requirements: ${lines.toLocaleString("en")} lines, read and judged`,
			baseName: "pip-requirements-js, which reads them",
			target: 1,
		}),
	];
}

/** A tree that speaks of secrets, searched in a process that is warm, against others that look for them. */
function secrets({ secretsFinder }) {
	const project = join(folder, "secrets");
	for (const [path, text] of secretsProject(2_000)) {
		mkdirSync(dirname(join(project, path)), { recursive: true });
		writeFileSync(join(project, path), text);
	}
	const { ours, theirs, files, bytes } = printed({ name: "secrets", arguments: [secretsFinder, project] });
	const bandit = banditOn(project);
	const measured = new Map([
		["ours", summary(ours)],
		["secretlint", summary(theirs)],
		...(bandit === undefined ? [] : [["bandit", bandit]]),
	]);
	const speed = (bytes / 1e3 / measured.get("ours").min).toFixed(0);
	const what = `secrets: ${files.toLocaleString("en")} files, ${(bytes / 1e6).toFixed(0)} MB (${speed} MB/s)`;
	const against = { measured, name: "ours", what, target: 1 };
	return [
		ratio({ ...against, base: "secretlint", baseName: "secretlint's recommended rules, in the same process" }),
		...(bandit === undefined
			? []
			: [ratio({ ...against, base: "bandit", baseName: "bandit's B105 to B107, its start included" })]),
	];
}

/** What bandit takes once, where Python has it; `undefined` elsewhere. */
function banditOn(project) {
	const env = { PATH: process.env.PATH ?? "" };
	const isThere = spawnSync("python3", ["-m", "bandit", "--version"], { env }).status === 0;
	if (!isThere) return undefined;
	const options = ["-q", "-f", "json", "-o", join(folder, "bandit.json"), "-t", "B105,B106,B107"];
	const command = { name: "bandit", program: "python3", arguments: ["-m", "bandit", "-r", project, ...options] };
	return times([{ ...command, status: 1 }], 1).get("bandit");
}

/** A large package of which a little changed, against a clone, a copy, a commit and a push by hand, on a local Hub. */
function deployment({ deployer }) {
	const place = join(folder, "deployment");
	mkdirSync(place);
	const answer = printed({ name: "deployment", arguments: [deployer, place] });
	const { files, changed, ours, plain, unchanged, memory: peak } = answer;
	const what = `deploy: ${files.toLocaleString("en")} files, 200 MB, of which ${changed} changed`;
	const row = (key, unit, target) => ({
		what: `${what}: ${unit}`,
		cost: ours[key].toLocaleString("en"),
		baseName: "`git clone --depth 1`, copy, commit, push",
		base: plain[key].toLocaleString("en"),
		value: `${(ours[key] / plain[key]).toPrecision(3)} ×`,
		target: target === undefined ? "" : `≤ ${target} ×`,
		isMet: target === undefined ? undefined : ours[key] / plain[key] <= target,
	});
	return [
		row("requests", "requests"),
		row("sent", "bytes sent", 2),
		row("received", "bytes received", 1),
		{
			what: "deploy: peak memory of it, the first deployment of all 200 MB included",
			cost: `${peak.toFixed(0)} MB`,
			baseName: "",
			base: "",
			value: `${peak.toFixed(0)} MB`,
			target: "≤ 200 MB",
			isMet: peak <= 200,
		},
		{
			what: "deploy: commits of a deployment with nothing to do",
			cost: String(unchanged.commits),
			baseName: "",
			base: "",
			value: String(unchanged.commits),
			target: "0",
			isMet: unchanged.commits === 0,
		},
	];
}

function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function ratio({ measured, name, base, what, baseName, target }) {
	const ours = measured.get(name);
	const theirs = measured.get(base);
	const value = ours.min / theirs.min;
	return {
		what,
		cost: shown(ours),
		baseName,
		base: shown(theirs),
		value: `${value.toFixed(2)} ×`,
		target: target === undefined ? "" : `≤ ${target} ×`,
		isMet: target === undefined ? undefined : value <= target,
	};
}

function shown({ min, median }) {
	const digits = min < 10 ? 2 : 0;
	return `${min.toFixed(digits)} ms (median ${median.toFixed(digits)})`;
}

function memory(command, what, target) {
	const value = peakMemory(command);
	return {
		what,
		cost: `${value.toFixed(0)} MB`,
		baseName: "",
		base: "",
		value: `${value.toFixed(0)} MB`,
		target: `≤ ${target} MB`,
		isMet: value <= target,
	};
}

function table(rows) {
	const mark = (isMet) => (isMet === undefined ? "" : isMet ? "✔" : "✘");
	const lines = rows.map(
		({ what, cost, baseName, base, value, target, isMet }) =>
			`| ${what} | ${cost} | ${[baseName, base].filter(Boolean).join(": ")} | ${value} | ${target} | ${mark(isMet)} |`,
	);
	return ["| what | cost | against | ratio | target | met |", "| --- | --- | --- | --- | --- | --- |", ...lines].join(
		"\n",
	);
}

function machine() {
	const processors = cpus();
	const memory = (totalmem() / 2 ** 30).toFixed(0);
	return `Node ${process.versions.node}, ${process.platform}-${process.arch}, ${processors.length} × ${processors[0]?.model.trim() ?? "unknown"}, ${memory} GB. Times are the least of ${COLD_ROUNDS} (cold) and ${LARGE_ROUNDS} (large) runs; those of proofs, the least of 7 samples.`;
}

function writeFigures(text) {
	const before = readFileSync("bench/README.md", "utf8");
	const part = /(<!-- figures:[^\n]*-->\n)[\s\S]*?(<!-- \/figures -->)/;
	if (!part.test(before)) throw new Error("bench/README.md has no part for the figures");
	writeFileSync(
		"bench/README.md",
		before.replace(part, (_, open, close) => `${open}\n${text}\n\n${close}`),
	);
}
