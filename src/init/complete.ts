import { CONFIGURATION_FILE } from "../config/configuration.ts";
import { overlaid } from "../fix/overlay.ts";
import type { Ports, Request } from "../gate/check.ts";
import { secretTexts } from "../gate/conceal.ts";
import type { Fault } from "../gate/fault.ts";
import { DEFAULT_PYTHON, formatPythonVersion } from "../python/version.ts";
import { concealer } from "../secrets/mask.ts";
import type { Source } from "../source/source.ts";
import { ADDING_RULES, additions } from "./additions.ts";
import type { Backend } from "./backend.ts";
import { configurationFile } from "./content/configuration-file.ts";
import { declaredDependencies } from "./content/declared-dependencies.ts";
import { treeIn } from "./find-backends.ts";
import { type Knowledge, learn } from "./knowledge.ts";
import { servedPort } from "./served-port.ts";

/** What completes a backend. */
export interface Completion {
	/** New content by path, from the backend's home. */
	readonly contents: ReadonlyMap<string, Uint8Array>;
	/** What somebody has to know of them, as sentences. */
	readonly notes: readonly string[];
	/** Texts that no report may show. */
	readonly secrets: readonly string[];
}

/** Rounds of added lines: one distribution may show what another is needed for. */
const ROUNDS = 8;

/** The files that a backend lacks, as the gate itself asks for them. Nothing is written. */
export async function completeBackend(
	tree: Source,
	backend: Backend,
	{ request, ports, folder }: { readonly request: Request; readonly ports: Ports; readonly folder: string },
): Promise<Completion | { readonly fault: Fault }> {
	const { contract, home, mainFile } = backend;
	const source = treeIn(tree, home);
	const dependencies = source.entries.has("requirements.txt") ? undefined : await declaredDependencies(tree, home);
	let contents = new Map<string, Uint8Array>(mainFile === undefined ? [] : [["main.py", encoded(mainFile)]]);
	const learnWith = async (files: ReadonlyMap<string, Uint8Array>, rules: ReadonlySet<string>) =>
		await learn(request, withOverlay(ports, request, overlaid(source, files)), rules);
	let known = await learnWith(contents, ADDING_RULES);
	let port: number | undefined;
	for (let round = 0; round < ROUNDS && "judged" in known; round++) {
		const { judged } = known;
		const lacksCard = judged.judgement.findings.some(({ rule }) => rule === "card/missing");
		if (contract === "docker" && lacksCard) port ??= await servedPort(source, contents, learnWith);
		const added = additions(judged, { contract, folder, port, dependencies });
		if (added.size === 0) break;
		contents = new Map([...contents, ...added]);
		known = await learnWith(contents, ADDING_RULES);
	}
	if ("fault" in known) return known;
	const secrets = secretTexts(known.judged.judgement.findings);
	const text = source.entries.has(CONFIGURATION_FILE) ? undefined : configurationOf(known, backend, secrets);
	const configured = text === undefined ? contents : new Map([...contents, [CONFIGURATION_FILE, encoded(text)]]);
	// What the gate does not take would stand in the way of everything else.
	if (text !== undefined && "judged" in (await learnWith(configured, new Set()))) contents = configured;
	const isNew = contents.has("requirements.txt") && !source.entries.has("requirements.txt");
	const left = isNew ? (dependencies?.left ?? []) : [];
	const notes = left.map(
		(name) => `${dependencies?.file} takes ${name} from elsewhere than the package index; add its line yourself.`,
	);
	return { contents, notes, secrets };
}

/** The tree with its new files in place of the folder; what lies beside it is as it is. */
function withOverlay(ports: Ports, { where }: Request, source: Source): Ports {
	const isHome = (other: Request["where"]) =>
		other.kind === "folder" && where.kind === "folder" && other.path === where.path;
	return { ...ports, openSource: async (asked) => (isHome(asked) ? source : await ports.openSource(asked)) };
}

function configurationOf({ judged, variables, origins }: Knowledge, { python }: Backend, secrets: readonly string[]) {
	const conceal = concealer(secrets);
	const named = judged.judgement.environment.variables.map((variable) =>
		variable.fallback !== undefined && conceal(variable.fallback) !== variable.fallback
			? { ...variable, fallback: undefined }
			: variable,
	);
	const version = python.minor === DEFAULT_PYTHON.minor ? undefined : formatPythonVersion(python);
	return configurationFile({ variables, named, origins, python: version });
}

function encoded(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
