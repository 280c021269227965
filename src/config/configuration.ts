import { type DeclaredOrigin, defectOfOrigins, readOrigins, type WrittenOrigin } from "../cors/declared-origins.ts";
import {
	defectOfFrontend,
	type FrontendDeclaration,
	readFrontendDeclaration,
	type WrittenFrontend,
} from "../frontend/declaration.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import type { Severity } from "../gate/finding.ts";
import { type IgnoreFile, parseIgnoreFile } from "../source/ignore/gitignore.ts";
import type { VariablesTable } from "../variables/declaration.ts";
import { defectOfTable, readTable, type WrittenVariables } from "../variables/read-table.ts";
import { type Choices, parseContract, parsePython, parseSeverity } from "./choices.ts";
import { type Defect, defectOf } from "./defects.ts";
import { type ConfigurationDocument, readDocument } from "./document.ts";
import { nearest } from "./nearest.ts";

/** Where a project's configuration lies unless another path is given. */
export const CONFIGURATION_FILE = ".space-gate.yml";

/** Bytes of a configuration file that are read; a real one has a few hundred. */
export const MAX_CONFIGURATION_SIZE = 64 * 1024;

/** What the configuration file says; everything is as if it were empty where there is none. */
export interface Configuration extends Choices {
	/** The file as people name it; `undefined` where there is none. */
	readonly file: string | undefined;
	/** What findings of a rule weigh, by rule id. */
	readonly severities: ReadonlyMap<string, Severity | "off">;
	/** Files in which findings of a rule are allowed, by rule id. */
	readonly ignored: ReadonlyMap<string, IgnoreFile>;
	/** Normalised as PEP 503 says; `undefined` for the specification's own list. */
	readonly requiredPackages: readonly string[] | undefined;
	/** The file itself, where it holds a card below its key `card`: who reads cards reads it there. */
	readonly card: { readonly file: string; readonly text: string } | undefined;
	/** The variables that the project declares; `undefined` where it declares none. */
	readonly variables: VariablesTable | undefined;
	/** The origins of the frontends that the project declares; `undefined` where it declares none. */
	readonly cors: readonly DeclaredOrigin[] | undefined;
	/** The frontend that the project declares; `undefined` where it declares none. */
	readonly frontend: FrontendDeclaration | undefined;
}

/** A project that configures nothing. */
export const UNCONFIGURED: Configuration = {
	file: undefined,
	contract: undefined,
	python: undefined,
	failOn: undefined,
	severities: new Map(),
	ignored: new Map(),
	requiredPackages: undefined,
	card: undefined,
	variables: undefined,
	cors: undefined,
	frontend: undefined,
};

/** Either of the two that reading a configuration file can end in. */
export type ConfigurationResult = { readonly configuration: Configuration } | { readonly fault: Fault };

/**
 * Reads a configuration file. The fault names the file, the line, the key and what it takes; of several the one that
 * stands first. `rules` are the ids that `severity` may name.
 */
export async function readConfiguration(
	file: string,
	text: string,
	rules: readonly string[],
): Promise<ConfigurationResult> {
	if (Buffer.byteLength(text) > MAX_CONFIGURATION_SIZE) {
		return { fault: invalid(file, { line: 1, column: 1 }, "the file is larger than 64 KiB", "Make it smaller.") };
	}
	const document = await readDocument(text);
	if ("defect" in document) return { fault: faultOf(file, document.defect) };
	const defect =
		(await defectOf(document)) ??
		unknownRule(document, rules) ??
		variableDefect(document) ??
		corsDefect(document) ??
		frontendDefect(document);
	if (defect !== undefined) return { fault: faultOf(file, defect) };
	const written = document.value as Written;
	const card = written.card === undefined ? undefined : { file, text };
	const declared = {
		variables: variablesOf(file, document),
		cors: corsOf(file, document),
		frontend: frontendOf(file, document),
	};
	return { configuration: { file, ...settle(written), card, ...declared } };
}

/** The file's content once the schema has accepted it. */
interface Written {
	readonly contract?: string;
	readonly "python-version"?: string;
	readonly "fail-on"?: string;
	readonly severity?: Readonly<Record<string, Severity | "off">>;
	readonly ignore?: Readonly<Record<string, readonly string[]>>;
	readonly "required-packages"?: readonly string[];
	readonly card?: object;
	readonly variables?: WrittenVariables;
	readonly cors?: readonly WrittenOrigin[];
	readonly frontend?: WrittenFrontend;
}

function settle(written: Written): Omit<Configuration, "file" | "card" | "variables" | "cors" | "frontend"> {
	return {
		contract: parseContract(written.contract ?? ""),
		python: parsePython(written["python-version"] ?? ""),
		failOn: parseSeverity(written["fail-on"] ?? ""),
		severities: new Map(Object.entries(written.severity ?? {})),
		ignored: new Map(Object.entries(written.ignore ?? {}).map(([rule, patterns]) => [rule, patternsOf(patterns)])),
		requiredPackages: written["required-packages"]?.map((name) => name.toLowerCase().replace(/[-_.]+/g, "-")),
	};
}

/** Each entry is one line of a .gitignore. */
function patternsOf(patterns: readonly string[]): IgnoreFile {
	return parseIgnoreFile(Buffer.from(patterns.join("\n"), "utf8"), false);
}

function unknownRule({ value, placeOfKey }: ConfigurationDocument, rules: readonly string[]): Defect | undefined {
	for (const key of ["severity", "ignore"] as const) {
		const id = Object.keys((value as Written)[key] ?? {}).find((one) => !rules.includes(one));
		if (id === undefined) continue;
		const [meant] = nearest(id, rules);
		return {
			position: placeOfKey([key], id),
			message: `"${key}" names the rule ${JSON.stringify(id)}, but there is no such rule`,
			advice: meant === undefined ? '"space-gate rules" lists the rules.' : `Did you mean ${JSON.stringify(meant)}?`,
		};
	}
	return undefined;
}

function variableDefect({ value, placeOf }: ConfigurationDocument): Defect | undefined {
	const defect = defectOfTable((value as Written).variables ?? {});
	return defect === undefined ? undefined : { ...defect, position: placeOf(["variables", ...defect.path]) };
}

function variablesOf(file: string, { value, placeOf, placeOfKey }: ConfigurationDocument): VariablesTable | undefined {
	const { variables } = value as Written;
	if (variables === undefined) return undefined;
	return readTable(variables, (path) => {
		const [name = "", ...inner] = path;
		const start = inner.length === 0 ? placeOfKey(["variables"], name) : placeOf(["variables", ...path]);
		return { file, start, end: start };
	});
}

function corsDefect({ value, placeOf }: ConfigurationDocument): Defect | undefined {
	const defect = defectOfOrigins((value as Written).cors ?? []);
	return defect === undefined ? undefined : { ...defect, position: placeOf(["cors", defect.index, "url"]) };
}

function corsOf(file: string, { value, placeOf }: ConfigurationDocument): readonly DeclaredOrigin[] | undefined {
	const { cors } = value as Written;
	if (cors === undefined) return undefined;
	return readOrigins(cors, (index) => {
		const start = placeOf(["cors", index, "url"]);
		return { file, start, end: start };
	});
}

function frontendDefect({ value, placeOf }: ConfigurationDocument): Defect | undefined {
	const defect = defectOfFrontend((value as Written).frontend ?? {});
	return defect === undefined ? undefined : { ...defect, position: placeOf(["frontend", defect.key]) };
}

function frontendOf(
	file: string,
	{ value, placeOf, placeOfKey }: ConfigurationDocument,
): FrontendDeclaration | undefined {
	const { frontend } = value as Written;
	if (frontend === undefined) return undefined;
	return readFrontendDeclaration(frontend, (key) => {
		const start = key === undefined ? placeOfKey([], "frontend") : placeOf(["frontend", key]);
		return { file, start, end: start };
	});
}

function faultOf(file: string, { position, message, advice }: Defect): Fault {
	return invalid(file, position, message, advice);
}

function invalid(file: string, { line, column }: Defect["position"], message: string, advice: string): Fault {
	return configurationFault("config-invalid", `${file}:${line}:${column}: ${message}.`, advice);
}
