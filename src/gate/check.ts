import { posix } from "node:path";
import type { Card } from "../card/card.ts";
import { type ConfiguredCard, readCard } from "../card/read-card.ts";
import type { Choices } from "../config/choices.ts";
import {
	CONFIGURATION_FILE,
	type Configuration,
	type ConfigurationResult,
	readConfiguration,
	UNCONFIGURED,
} from "../config/configuration.ts";
import type { FrontendDeclaration, Written } from "../frontend/declaration.ts";
import type { LoadedEngine } from "../python/parser/load-engine.ts";
import type { EngineKind } from "../python/parser/syntax-node.ts";
import { DEFAULT_PYTHON, type PythonVersion } from "../python/version.ts";
import type { Requirements } from "../requirements/requirements.ts";
import { RULES } from "../rules/index.ts";
import { keepBytes } from "../source/keep-bytes.ts";
import type { Place } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import { askHub, type HubPorts } from "./ask-hub.ts";
import { askPackages, type PackagePorts } from "./ask-packages.ts";
import { configuredRules } from "./configured-rules.ts";
import { configurationFault, type Fault, faultOf, internalFault } from "./fault.ts";
import { findFrontend, withFrontend } from "./find-frontend.ts";
import type { Severity } from "./finding.ts";
import { groundOf } from "./ground.ts";
import type { Inquiry } from "./inquiry.ts";
import { judge } from "./judge.ts";
import { openSpace } from "./open-space.ts";
import type { Rule } from "./rule.ts";
import type { Contract } from "./space.ts";
import { uploadedReadme } from "./uploaded-readme.ts";
import { type Judgement, type Verdict, verdictOf } from "./verdict.ts";

/** Where a tree is taken from. `within` is the folder that `path` must not lead out of. */
export type Where =
	| { readonly kind: "folder"; readonly path: string; readonly within: string }
	/** `root` is the Space root in the repository, "" for its top. */
	| { readonly kind: "commit"; readonly repository: string; readonly revision: string; readonly root: string };

/** What is to be judged, and what the caller has decided. */
export interface Request extends Choices {
	readonly where: Where;
	/** The Space root as reports name it: relative to the repository, "" for its top. */
	readonly root: string;
	/** A configuration file in place of the one at the Space root. */
	readonly config: string | undefined;
	readonly engine: EngineKind | "auto";
	/** Whom to ask. */
	readonly inquiry: Inquiry;
}

/** What a judgement needs of the machine that it runs on. */
export interface Ports extends PackagePorts, HubPorts {
	openSource(where: Where): Promise<Source>;
	loadEngine(wanted: EngineKind | "auto"): Promise<LoadedEngine>;
	/** Text of a file that is not of the tree. Throws where it cannot be read. */
	readText(path: string): Promise<string>;
	/** Hears what is being done, in a few words: "asking card/sdk". */
	progress(step: string): void;
}

/** The Space was judged. */
export interface Judged {
	readonly kind: "judged";
	readonly judgement: Judgement;
	readonly verdict: Verdict;
	/** The lightest finding that fails the gate. */
	readonly failOn: Severity;
	readonly engine: EngineKind;
	/** Why the parser is not the native one; `undefined` where it is, or where nobody wanted it. */
	readonly fallback: string | undefined;
	/** The tree that was judged, for showing the lines of findings. */
	readonly source: Source;
	readonly card: Card;
	readonly requirements: Requirements | undefined;
	/** The version of Python that it was judged for. */
	readonly version: PythonVersion;
	/** Origins of frontends that the configuration declares and allows. */
	readonly origins: readonly string[];
}

/** What a check ends in: a judgement, or why there is none. */
export type Result = Judged | { readonly kind: "fault"; readonly fault: Fault };

/** The specification's list (SP-HF-05). */
const REQUIRED_PACKAGES = ["fastapi", "uvicorn", "pydantic", "sqlmodel", "python-dotenv"];

/**
 * The one way from inputs to a judgement. Never throws: what fails for outside reasons is a fault in the result. Without
 * rules it only learns what the Space is.
 */
export async function check(request: Request, ports: Ports, rules: readonly Rule[] = RULES): Promise<Result> {
	try {
		ports.progress("reading the files");
		const opening = [ports.openSource(request.where), ports.loadEngine(request.engine)] as const;
		const [source, loaded] = await Promise.allSettled(opening);
		if (source.status === "rejected") return { kind: "fault", fault: faultOf(source.reason) };
		if (source.value.entries.size === 0 && source.value.omissions.length === 0) return nothingToJudge(request);
		if (loaded.status === "rejected") return { kind: "fault", fault: engineFault(request, loaded.reason) };
		return await judged(request, ports, rules, keepBytes(source.value), loaded.value);
	} catch (thrown) {
		return { kind: "fault", fault: faultOf(thrown) };
	}
}

async function judged(
	request: Request,
	ports: Ports,
	rules: readonly Rule[],
	source: Source,
	loaded: LoadedEngine,
): Promise<Result> {
	const read = await configurationOf(request, ports, source);
	if ("fault" in read) return { kind: "fault", fault: read.fault };
	const { configuration } = read;
	const card = readCard(source, configuredCard(request, configuration));
	const { contract, reason } = chooseContract(request.contract ?? configuration.contract ?? "auto", card);
	const failOn = request.failOn ?? configuration.failOn ?? "error";
	const ground = groundOf(source, contract, request.python ?? configuration.python ?? DEFAULT_PYTHON);
	const { version, requirements } = ground;
	const { inquiry } = request;
	if (inquiry.asks.length > 0) ports.progress("asking for the required packages");
	const [packages, hub, frontend] = await Promise.all([
		askPackages(inquiry, { contract, requirements, version }, ports),
		askHub(inquiry, () => uploadedReadme(source, card, contract), ports),
		rules.length === 0 ? undefined : findFrontend(request, configuredFrontend(request, configuration), source, ports),
	]);
	const space = openSpace({
		root: request.root,
		contract,
		settings: {
			requiredPackages: configuration.requiredPackages ?? REQUIRED_PACKAGES,
			isDeployed: inquiry.hub.space !== undefined,
			ignored: { file: configuration.file, patterns: configuration.ignored },
			variables: configuration.variables,
			cors: configuration.cors,
		},
		source,
		card,
		engine: loaded.engine,
		ground,
		packages,
		hub,
		frontend,
	});
	try {
		const asked = configuredRules(rules, configuration, (rule) => ports.progress(`asking ${rule}`));
		const judgement = judge(space, asked, reason);
		const verdict = verdictOf(judgement.findings, failOn);
		const { engine, fallback } = loaded;
		const origins = (configuration.cors ?? []).flatMap(({ url, isEnabled }) => (isEnabled ? [url] : []));
		const made = { source: withFrontend(source, frontend), card, requirements, version, origins };
		return { kind: "judged", judgement, verdict, failOn, engine: engine.kind, fallback, ...made };
	} finally {
		space.python.release();
	}
}

/** The file that the caller names, else the one at the Space root, else none. */
async function configurationOf(request: Request, ports: Ports, source: Source): Promise<ConfigurationResult> {
	const rules = RULES.map(({ id }) => id);
	if (request.config !== undefined) {
		const text = await textOrFault(request.config, ports);
		return "fault" in text ? text : await readConfiguration(request.config, text.text, rules);
	}
	const content = source.read(CONFIGURATION_FILE);
	if (content === undefined) return { configuration: UNCONFIGURED };
	if ("unreadable" in content) {
		const message = `${CONFIGURATION_FILE} cannot be read: ${content.unreadable}.`;
		return { fault: configurationFault("config-unreadable", message, "Make it a plain file at the Space root.") };
	}
	return await readConfiguration(CONFIGURATION_FILE, new TextDecoder().decode(content), rules);
}

async function textOrFault(path: string, { readText }: Ports): Promise<{ text: string } | { fault: Fault }> {
	try {
		return { text: await readText(path) };
	} catch (thrown) {
		const reason = thrown instanceof Error && "code" in thrown ? ` (${String(thrown.code)})` : "";
		const message = `The configuration file "${path}" cannot be read${reason}.`;
		return { fault: configurationFault("config-unreadable", message, "Check the path that config names.") };
	}
}

/** The configuration file's card. Places are seen from the Space root, where a file that the caller names need not lie. */
function configuredCard({ config, root }: Request, { card }: Configuration): ConfiguredCard | undefined {
	if (card === undefined || config === undefined || root === "") return card;
	return { ...card, file: posix.relative(root, card.file) };
}

/** The configuration file's frontend, with its places seen from the Space root. */
function configuredFrontend({ config, root }: Request, { frontend }: Configuration): FrontendDeclaration | undefined {
	if (frontend === undefined || config === undefined || root === "") return frontend;
	const seen = (place: Place): Place => ({ ...place, file: posix.relative(root, place.file) });
	const moved = (written: Written | undefined) => written && { ...written, place: seen(written.place) };
	return { ...frontend, place: seen(frontend.place), client: moved(frontend.client), origin: moved(frontend.origin) };
}

function chooseContract(wanted: Contract | "auto", card: Card): { contract: Contract; reason: string } {
	if (wanted !== "auto") return { contract: wanted, reason: `"contract" is set to ${wanted}` };
	if (card.kind === "missing") return { contract: "python", reason: card.reason };
	if (card.kind === "invalid") return { contract: "python", reason: "the front matter of README.md cannot be read" };
	const sdk = card.values.get("sdk");
	if (sdk === undefined) return { contract: "python", reason: `${card.file} names no sdk` };
	return sdk.value === "docker"
		? { contract: "docker", reason: `${card.file} says sdk: docker` }
		: { contract: "python", reason: `${card.file} says sdk: ${sdk.written.slice(0, 40)}` };
}

function nothingToJudge({ where }: Request): Result {
	const [message, advice] =
		where.kind === "folder"
			? [`"${where.path}" holds no files, or only files that git ignores.`, "Name the folder that holds main.py."]
			: ["The commit holds no files there.", "Commit the folder that holds main.py, and name it."];
	return { kind: "fault", fault: configurationFault("nothing-to-judge", message, advice) };
}

/** Without a parser nothing is judged: that is no pass. */
function engineFault({ engine }: Request, thrown: unknown): Fault {
	const fault = internalFault("parser-unavailable", thrown, "Without the Python parser nothing can be judged.");
	if (engine === "auto") return fault;
	return configurationFault(fault.code, `${fault.message}.`, 'The engine "auto" takes whichever parser loads.');
}
