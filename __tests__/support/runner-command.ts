/** A command to the runner, as it reads one from a line of output. */
export interface RunnerCommand {
	/** In lower case. */
	readonly name: string;
	/** Names in lower case. */
	readonly properties: Readonly<Record<string, string>>;
	readonly data: string;
}

/** Every command that the runner knows, those included that it only knows to refuse (ActionCommandManager.cs). */
const COMMANDS = new Set([
	"add-mask",
	"add-matcher",
	"add-path",
	"debug",
	"echo",
	"endgroup",
	"error",
	"group",
	"notice",
	"remove-matcher",
	"save-state",
	"set-env",
	"set-output",
	"stop-commands",
	"warning",
]);

/** White space as .NET's TrimStart takes it away; U+FEFF is none there. */
const LEADING_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** .NET compares texts by the rules of a culture, which looks over these as if they were not there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the runner looks over
const LOOKED_OVER = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\p{Cf}\p{DI}]/gu;

/**
 * Reads one line of output as the runner does (actions/runner, ActionCommand.cs): `::name key=value::data` at its start
 * after white space, or else `##[name key=value]data` anywhere in it. `undefined` when it is plain output.
 */
export function parseCommand(line: string): RunnerCommand | undefined {
	const seen = line.replace(LOOKED_OVER, "");
	return parseNew(seen) ?? parseOld(seen);
}

function parseNew(line: string): RunnerCommand | undefined {
	const text = line.replace(LEADING_SPACE, "");
	const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
	if (end < 0) return undefined;
	return commandOf(text.slice(2, end), text.slice(end + 2), ",", [
		["%0D", "\r"],
		["%0A", "\n"],
		["%3A", ":"],
		["%2C", ","],
		["%25", "%"],
	]);
}

function parseOld(line: string): RunnerCommand | undefined {
	const start = line.indexOf("##[");
	const end = start < 0 ? -1 : line.indexOf("]", start);
	if (end < 0) return undefined;
	return commandOf(line.slice(start + 3, end), line.slice(end + 1), ";", [
		["%3B", ";"],
		["%0D", "\r"],
		["%0A", "\n"],
		["%5D", "]"],
		["%25", "%"],
	]);
}

type Escapes = readonly (readonly [escape: string, character: string])[];

function commandOf(info: string, data: string, separator: string, escapes: Escapes): RunnerCommand | undefined {
	const [name = "", ...rest] = info.split(" ");
	if (!COMMANDS.has(name.toLowerCase())) return undefined;
	const pairs = rest
		.join(" ")
		.trim()
		.split(separator)
		.map((pair) => [pair.slice(0, Math.max(0, pair.indexOf("="))), pair.slice(pair.indexOf("=") + 1)] as const)
		.filter(([key, value]) => key !== "" && value !== "")
		.map(([key, value]) => [key.toLowerCase(), unescapeText(value, escapes)]);
	const dataEscapes = separator === "," ? escapes.filter(([, character]) => !":,".includes(character)) : escapes;
	return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescapeText(data, dataEscapes) };
}

function unescapeText(text: string, escapes: Escapes): string {
	return escapes.reduce((result, [written, character]) => result.replaceAll(written, character), text);
}
