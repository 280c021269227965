import { configurationFault, type Fault } from "../gate/fault.ts";
import type { SpaceSettings } from "../hub/answers.ts";
import type { WantedSettings } from "./deployment.ts";
import { type Failure, failure } from "./failure.ts";

/** What somebody wants to be set, and what they should know about it: one sentence each, without a value. */
export interface ReadSettings extends WantedSettings {
	readonly warnings: readonly string[];
}

/** `NAME=value` lines, as people write them. */
export type SettingTexts = Readonly<Record<keyof WantedSettings, string>>;

/** Names that the Hub takes (its API: `key` of secrets and variables). */
const NAME = /^[a-zA-Z][_a-zA-Z0-9]*$/;

/** Characters of a name; longer ones are lines of a key, or the like. */
const MAX_NAME = 200;

/**
 * Reads secrets and variables: one `NAME=value` a line, where the value goes from the first "=" to the end of the line
 * as it stands, quotes and spaces too. Empty lines and lines that begin with "#" say nothing. `names` are what the texts
 * are called where they are written: `The input "secrets"`. No fault repeats what a line holds: it may be a secret.
 */
export function readWanted(texts: SettingTexts, names: SettingTexts): ReadSettings | { readonly fault: Fault } {
	const secrets = readLines(texts.secrets, names.secrets);
	if ("fault" in secrets) return secrets;
	const variables = readLines(texts.variables, names.variables);
	if ("fault" in variables) return variables;
	const empty = [...secrets.values].find(([, value]) => value === "")?.[0];
	if (empty !== undefined) {
		const advice = "Check that the secret exists in the repository's settings, and that this workflow may read it.";
		return wrong(`${names.secrets} gives "${empty}" no value.`, advice);
	}
	const both = [...secrets.values.keys()].find((name) => variables.values.has(name));
	if (both !== undefined) {
		const message = `"${both}" is among the secrets and among the variables, and a Space takes a name once.`;
		return wrong(message, "Keep it in one of them: what nobody may see is a secret.");
	}
	const warnings = [...secrets.warnings, ...variables.warnings];
	return { secrets: secrets.values, variables: variables.values, warnings };
}

/**
 * What of it has to be set: variables that are new or have another value, and all secrets, for nobody can read what a
 * Space has for them. Where the Space has a name as the other kind, it would not start any more.
 */
export function changedSettings(wanted: WantedSettings, current: SpaceSettings | undefined): WantedSettings | Failure {
	if (current === undefined) return wanted;
	const { space, host } = current;
	const clash =
		clashOf(wanted.secrets, current.variables, ["secret", "variable"]) ??
		clashOf(wanted.variables, current.secrets, ["variable", "secret"]);
	if (clash !== undefined) {
		const message = `"${clash.name}" is to be set as a ${clash.as}, and ${space} has a ${clash.is} of that name: the Space would not start with both.`;
		const advice = `Remove the ${clash.is} at https://${host}/spaces/${space}/settings, or set it as a ${clash.is}.`;
		return failure("config-error", message, advice);
	}
	const isChanged = ([name, value]: readonly [string, string]) => current.variables.get(name) !== value;
	return { secrets: wanted.secrets, variables: new Map([...wanted.variables].filter(isChanged)) };
}

function clashOf(
	wanted: ReadonlyMap<string, string>,
	there: { has(name: string): boolean },
	[as, is]: readonly [string, string],
) {
	const name = [...wanted.keys()].find((one) => there.has(one));
	return name === undefined ? undefined : { name, as, is };
}

function readLines(
	text: string,
	called: string,
): { readonly values: ReadonlyMap<string, string>; readonly warnings: readonly string[] } | { readonly fault: Fault } {
	const values = new Map<string, string>();
	const warnings: string[] = [];
	for (const [index, line] of text.split(/\r\n|\n/).entries()) {
		if (/^\s*(?:#|$)/.test(line)) continue;
		const [, written = ""] = /^\s*([^=]*)=/.exec(line) ?? [];
		const name = written.trim();
		if (!NAME.test(name) || name.length > MAX_NAME) return wrongLine(called, index + 1);
		if (values.has(name)) {
			return wrong(`${called} sets "${name}" twice, in line ${index + 1} again.`, "Keep one of the lines.");
		}
		const value = line.slice(line.indexOf("=") + 1);
		values.set(name, value);
		const oddity = oddityOf(value);
		if (oddity !== undefined) warnings.push(`${called} gives "${name}" a value that ${oddity}.`);
	}
	return { values, warnings };
}

/** What people copy along by mistake: nothing on the way to the application takes it off. */
function oddityOf(value: string): string | undefined {
	if (/^(["']).*\1$/.test(value) && value.length > 1) {
		return "stands in quotes: they are set with it, and the application gets them too";
	}
	if (value !== value.trim()) return "begins or ends with a space: it is set with it, and the application gets it too";
	return undefined;
}

function wrongLine(called: string, line: number) {
	return wrong(
		`Line ${line} of ${called.replace(/^The /, "the ")} is no NAME=value.`,
		'A name begins with a letter and goes on with letters, digits and "_". A value has one line: encode one of several lines, for instance with "base64 -w0".',
	);
}

function wrong(message: string, advice: string): { readonly fault: Fault } {
	return { fault: configurationFault("input-invalid", message, advice) };
}
