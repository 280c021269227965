// What reading and judging a list of requirements costs in a process that is warm, and what pip-requirements-js takes for parsing the same
// lines. Prints samples of both in milliseconds of the processor, taken in turn, as JSON.
import { parsePipRequirementsFile } from "pip-requirements-js";
import { readCard } from "../src/card/read-card.ts";
import { groundOf } from "../src/gate/ground.ts";
import { openSpace } from "../src/gate/open-space.ts";
import { UNASKED_HUB } from "../src/hub/answers.ts";
import { OFFLINE } from "../src/packages/answers.ts";
import { loadEngine } from "../src/python/parser/load-engine.ts";
import { DEFAULT_PYTHON } from "../src/python/version.ts";
import { RULES } from "../src/rules/index.ts";
import type { Source } from "../src/source/source.ts";

/** Lines of the list; each of a kind that pip-requirements-js takes, too. */
const LINES = 10_000;

const SAMPLES = 7;

/** Rules that look at nothing but the list. */
const FILE_RULES = RULES.filter(({ id }) =>
	/^dependencies\/(conflict|duplicate|invalid-requirement|required-package|unpinned|unsafe-source|wrong-distribution)$/.test(
		id,
	),
);

/** Runs before anything counts: V8 compiles a function well only after many calls of it. */
const WARM_UP = 10;

/** The same at every run: pins, ranges, extras, markers and comments. */
function list(): string {
	const kinds = [
		(name: string) => `${name}==1.2.3`,
		(name: string) => `${name}>=1.0,<2.0`,
		(name: string) => `${name}[standard]>=0.23`,
		(name: string) => `${name}~=2.4`,
		(name: string) => `${name}==4.5.6; python_version >= "3.8"`,
		(name: string) => `${name}!=1.5.1 # for a reason`,
		(name: string) => name,
	];
	return Array.from({ length: LINES }, (_, index) => kinds[index % kinds.length]?.(`package-${index}`) ?? "").join(
		"\n",
	);
}

function sourceOf(text: string): Source {
	const content = new TextEncoder().encode(text);
	const entries: Source["entries"] = new Map([
		["requirements.txt", { kind: "file", size: content.length, isExecutable: false }],
	]);
	const read = (path: string) => (path === "requirements.txt" ? content : undefined);
	return { origin: { kind: "folder" }, entries, omissions: [], read };
}

function costOf(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

async function main(): Promise<void> {
	const { engine } = await loadEngine("wasm");
	const text = list();
	const source = sourceOf(text);
	const judge = () => {
		const space = openSpace({
			root: "",
			contract: "python",
			settings: {
				requiredPackages: ["fastapi"],
				isDeployed: false,
				ignored: { file: undefined, patterns: new Map() },
				variables: undefined,
				cors: undefined,
			},
			source,
			card: readCard(source),
			engine,
			ground: groundOf(source, "python", DEFAULT_PYTHON),
			packages: OFFLINE,
			hub: UNASKED_HUB,
			frontend: undefined,
		});
		if (space.requirements?.requirements.length !== LINES) throw new Error("not every line is read");
		for (const rule of FILE_RULES) rule.check(space);
		space.python.release();
	};
	const works = [judge, () => void parsePipRequirementsFile(text)];
	for (const work of works) for (let count = 0; count < WARM_UP; count++) work();
	const samples: number[][] = works.map(() => []);
	for (let sample = 0; sample < SAMPLES; sample++) {
		for (const [index, work] of works.entries()) samples[index]?.push(costOf(work));
	}
	const [judged, parsed] = samples;
	process.stdout.write(JSON.stringify({ judged, parsed, lines: LINES }));
}

void main();
