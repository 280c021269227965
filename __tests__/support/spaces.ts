import { readCard } from "../../src/card/read-card.ts";
import { openSpace } from "../../src/gate/open-space.ts";
import type { Settings, Space } from "../../src/gate/space.ts";
import { type HubAnswers, UNASKED_HUB } from "../../src/hub/answers.ts";
import { OFFLINE, type Packages } from "../../src/packages/answers.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import { parsePythonVersion } from "../../src/python/version.ts";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import type { Source } from "../../src/source/source.ts";

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
	readonly hub?: {
		readonly card?: HubAnswers["card"];
		readonly settings?: { readonly secrets?: readonly string[]; readonly variables?: Readonly<Record<string, string>> };
	};
}

/** The Space whose settings a case tells. */
const SPACE = { kind: "asked", host: "huggingface.co", space: "me/todo" } as const;

/** What a case or an example of a page is given. */
export function givenConditions({ hub, ...given }: Given): Conditions {
	if (hub === undefined) return given;
	const { card = UNASKED_HUB.card, settings } = hub;
	if (settings === undefined) return { ...given, hub: { card } };
	const { secrets = [], variables = {} } = settings;
	const read = { ...SPACE, secrets: new Set(secrets), variables: new Map(Object.entries(variables)) };
	return { ...given, hub: { card, settings: read } };
}

/** The distributions that SP-HF-05 names. */
const REQUIRED = ["fastapi", "uvicorn", "pydantic", "sqlmodel", "python-dotenv"];

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
			...settings,
		},
		source,
		card: readCard(source),
		engine,
		version,
		requirements: readRequirements(source, version),
		packages,
		hub: { ...UNASKED_HUB, ...hub },
	});
}
