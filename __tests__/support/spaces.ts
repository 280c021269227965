import { isMap, isScalar, parseDocument } from "yaml";
import { type ConfiguredCard, readCard } from "../../src/card/read-card.ts";
import { CONFIGURATION_FILE } from "../../src/config/configuration.ts";
import { type DeclaredOrigin, readOrigins, type WrittenOrigin } from "../../src/cors/declared-origins.ts";
import {
	type FrontendDeclaration,
	readFrontendDeclaration,
	type WrittenFrontend,
} from "../../src/frontend/declaration.ts";
import { type FrontendReading, openFrontend } from "../../src/frontend/frontend.ts";
import { loadScriptParser } from "../../src/frontend/scripts/parser.ts";
import { below } from "../../src/gate/find-frontend.ts";
import { groundOf } from "../../src/gate/ground.ts";
import { openSpace } from "../../src/gate/open-space.ts";
import type { Settings, Space } from "../../src/gate/space.ts";
import { type HubAnswers, UNASKED_HUB } from "../../src/hub/answers.ts";
import { OFFLINE, type Packages } from "../../src/packages/answers.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import { parsePythonVersion } from "../../src/python/version.ts";
import { linesOf } from "../../src/source/lines.ts";
import { topOf } from "../../src/source/place.ts";
import type { Source } from "../../src/source/source.ts";
import type { VariablesTable } from "../../src/variables/declaration.ts";
import { readTable, type WrittenVariables } from "../../src/variables/read-table.ts";

/** What a test decides about a Space; the rest is as a run without inputs has it. */
export interface Conditions {
	readonly contract?: Space["contract"];
	readonly python?: string;
	readonly settings?: Partial<Settings>;
	readonly packages?: Packages;
	readonly hub?: Partial<HubAnswers>;
}

/** Conditions as YAML and JSON can write them. */
export interface Given extends Omit<Conditions, "hub"> {
	/** What `.space-gate.yml` declares below its key `variables`. */
	readonly variables?: WrittenVariables;
	readonly hub?: {
		readonly card?: HubAnswers["card"];
		readonly settings?:
			| { readonly secrets?: readonly string[]; readonly variables?: Readonly<Record<string, string>> }
			/** Why the Hub did not answer. */
			| { readonly skipped: string };
	};
}

const parseScript = await loadScriptParser();

/** The Space whose settings a case tells. */
const SPACE = { kind: "asked", host: "huggingface.co", space: "me/todo" } as const;

/** What a case or an example of a page is given. */
export function givenConditions({ variables: declared, ...others }: Given): Conditions {
	if (declared === undefined) return givenHub(others);
	const table = readTable(declared, () => topOf(CONFIGURATION_FILE));
	return givenHub({ ...others, settings: { ...others.settings, variables: table } });
}

function givenHub({ hub, ...given }: Given): Conditions {
	if (hub === undefined) return given;
	const { card = UNASKED_HUB.card, settings } = hub;
	if (settings === undefined) return { ...given, hub: { card } };
	if ("skipped" in settings)
		return { ...given, hub: { card, settings: { kind: "skipped", reason: settings.skipped } } };
	const { secrets = [], variables = {} } = settings;
	const read = { ...SPACE, secrets: new Set(secrets), variables: new Map(Object.entries(variables)) };
	return { ...given, hub: { card, settings: read } };
}

/** The distributions that SP-HF-05 names. */
const REQUIRED = ["fastapi", "uvicorn", "pydantic", "sqlmodel", "python-dotenv"];

/** The configuration file of the tree, which may hold a card. */
function configuredCard(source: Source): ConfiguredCard | undefined {
	const content = source.read(CONFIGURATION_FILE);
	if (!(content instanceof Uint8Array)) return undefined;
	return { file: CONFIGURATION_FILE, text: new TextDecoder().decode(content) };
}

/** The variables that the configuration file of the tree declares, as the gate would read them. */
function declaredVariables(source: Source): VariablesTable | undefined {
	const content = source.read(CONFIGURATION_FILE);
	if (!(content instanceof Uint8Array)) return undefined;
	const text = new TextDecoder().decode(content);
	const document = parseDocument(text);
	const { variables }: { variables?: WrittenVariables } = document.toJS() ?? {};
	if (variables === undefined) return undefined;
	const lines = linesOf(text);
	return readTable(variables, ([name = "", inner]) => {
		const map = document.get("variables", true);
		const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
		const node = inner === undefined ? pair?.key : (document.getIn(["variables", name, inner], true) ?? pair?.key);
		const offset = isScalar(node) ? (node.range?.[0] ?? 0) : 0;
		return lines.place(CONFIGURATION_FILE, offset, offset);
	});
}

/** The origins that the configuration file of the tree declares, as the gate would read them. */
function declaredOrigins(source: Source): readonly DeclaredOrigin[] | undefined {
	const content = source.read(CONFIGURATION_FILE);
	if (!(content instanceof Uint8Array)) return undefined;
	const text = new TextDecoder().decode(content);
	const document = parseDocument(text);
	const { cors }: { cors?: readonly WrittenOrigin[] } = document.toJS() ?? {};
	if (cors === undefined) return undefined;
	return readOrigins(cors, (index) => {
		const node = document.getIn(["cors", index, "url"], true);
		const offset = isScalar(node) ? (node.range?.[0] ?? 0) : 0;
		return linesOf(text).place(CONFIGURATION_FILE, offset, offset);
	});
}

/** The frontend that the configuration file of the tree declares, else the one in its folder `frontend`. */
function frontendOf(source: Source): FrontendReading | undefined {
	const declaration = declaredFrontend(source);
	const root = declaration?.root ?? "frontend";
	const paths = [...source.entries.keys()].filter((path) => path.startsWith(`${root}/`));
	if (declaration !== undefined && paths.length === 0) return { kind: "missing", declaration };
	if (declaration === undefined && !paths.includes("frontend/package.json")) return undefined;
	return openFrontend(root, below(source, root), declaration, parseScript);
}

function declaredFrontend(source: Source): FrontendDeclaration | undefined {
	const content = source.read(CONFIGURATION_FILE);
	if (!(content instanceof Uint8Array)) return undefined;
	const text = new TextDecoder().decode(content);
	const document = parseDocument(text);
	const { frontend }: { frontend?: WrittenFrontend } = document.toJS() ?? {};
	if (frontend === undefined) return undefined;
	return readFrontendDeclaration(frontend, (key) => {
		const node = key === undefined ? undefined : document.getIn(["frontend", key], true);
		const offset = isScalar(node) ? (node.range?.[0] ?? 0) : text.indexOf("frontend:");
		return linesOf(text).place(CONFIGURATION_FILE, offset, offset);
	});
}

/** Opens a Space over a source as the gate would. */
export function spaceOf(
	source: Source,
	engine: Engine,
	{ contract = "python", python = "3.10", settings = {}, packages = OFFLINE, hub = {} }: Conditions = {},
): Space {
	const version = parsePythonVersion(python);
	if (version === undefined) throw new Error(`no such version of Python: ${python}`);
	return openSpace({
		root: "",
		contract,
		settings: {
			requiredPackages: REQUIRED,
			isDeployed: false,
			ignored: { file: undefined, patterns: new Map() },
			variables: declaredVariables(source),
			cors: declaredOrigins(source),
			...settings,
		},
		source,
		card: readCard(source, configuredCard(source)),
		engine,
		ground: groundOf(source, contract, version),
		packages,
		hub: { ...UNASKED_HUB, ...hub },
		frontend: frontendOf(source),
	});
}
