import type { Names } from "../names/names.ts";
import type { Given } from "../names/scopes.ts";
import { certainValues } from "../servers/certain-values.ts";
import { commandsOf } from "../servers/command-words.ts";
import type { Expression } from "../tree/ast.ts";
import { type Disk, onDisk, textsOf } from "./knowledge.ts";
import type { StartCall } from "./search.ts";
import { type SlowCallable, type Slowness, slowCallable } from "./slow-callables.ts";
import { readSlowLine, readSlowWords, type SlowCommand } from "./slow-commands.ts";

/** A call at the start that takes long. */
export interface SlowCall extends StartCall {
	readonly slowness: Slowness;
	/** The command that it runs; `undefined` where the call itself takes long. */
	readonly command: string | undefined;
	/** Seconds that it sleeps; `undefined` for everything else. */
	readonly seconds: number | undefined;
}

/** Seconds of sleep that are worth a word: shorter ones are pauses. */
const LONG_SLEEP = 10;

/** Callables that wait for the command which they run, and the keyword under which they take it. */
const PROCESSES: ReadonlyMap<string, string> = new Map([
	...["run", "call", "check_call", "check_output"].map((name): [string, string] => [`subprocess.${name}`, "args"]),
	["subprocess.getoutput", "cmd"],
	["subprocess.getstatusoutput", "cmd"],
	["os.system", "command"],
	["invoke.run", "command"],
]);

/** Words of which a file that runs a command holds at least one. */
export const PROCESS_WORDS: readonly string[] = ["subprocess", "system", "invoke"];

/** Callables of which a call alone only makes a coroutine. */
const COROUTINES = /^(httpx\.AsyncClient|aiohttp|asyncio|anyio|openai\.AsyncOpenAI|aerich)\b/;

/** Keywords with which a loader stays off the network. */
const OFFLINE: ReadonlyMap<string, Expression["kind"]> = new Map([
	["local_files_only", "true"],
	["download_enabled", "false"],
]);

/** Loaders of `datasets` that read files of the Space (datasets, `packaged_modules`). */
const FILE_LOADERS: ReadonlySet<string> = new Set([
	...["csv", "json", "text", "parquet", "arrow", "pandas", "sql", "xml", "imagefolder", "audiofolder", "videofolder"],
]);

/** A model's name on a hub: `bert-base-uncased`, `owner/name`, `owner/name:revision`; no path to a file. */
const MODEL_NAME = /^[\w.:@-]+(\/[\w.:@-]+)?$/;

/** Names of files; libraries fetch those of the published YOLO, SAM and RT-DETR models, and no others. */
const MODEL_FILE = /\.(bin|ckpt|engine|gguf|h5|keras|onnx|pkl|pt|pth|safetensors|tflite)$/i;
const PUBLISHED_FILE = /^(yolo|sam|mobile_sam|rtdetr|fastsam)[\w.-]*\.pt$/i;

/** Whether calls of this name can take long. */
export function maybeSlow(name: string): boolean {
	return PROCESSES.has(name) || slowCallable(name) !== undefined;
}

/** The call as one that certainly takes long; `undefined` where it does not, or where that cannot be told. */
export function slowCallOf(names: Names, disk: Disk, call: StartCall): SlowCall | undefined {
	const command = commandOf(names, call);
	if (command !== undefined) {
		return { ...call, slowness: command.slowness, command: command.program, seconds: undefined };
	}
	const callable = slowCallable(call.name);
	if (callable === undefined || (COROUTINES.test(call.name) && call.use === "plain")) return undefined;
	const { slowness } = callable;
	if (disk.isPrepared && (slowness === "model" || slowness === "files")) return undefined;
	const seconds = slowness === "sleep" ? secondsOf(names, call.given) : undefined;
	if (slowness === "sleep" && (seconds === undefined || seconds < LONG_SLEEP)) return undefined;
	if (slowness === "model" && !isFetched(names, disk, callable, call.given)) return undefined;
	return { ...call, slowness, command: undefined, seconds };
}

function commandOf(names: Names, { name, given }: StartCall): SlowCommand | undefined {
	const keyword = PROCESSES.get(name);
	const argument = keyword === undefined ? undefined : argumentOf(given, 0, [keyword]);
	if (argument === undefined) return undefined;
	const written = commandsOf(names, argument.argument.value, argument.scope, []);
	const slow = written.map((one) =>
		one.kind === "words" ? readSlowWords(one.words.map(({ text }) => text)) : readSlowLine(one.line.text),
	);
	return slow.length > 0 && slow.every((one) => one !== undefined) ? slow[0] : undefined;
}

function secondsOf(names: Names, given: readonly Given[]): number | undefined {
	const argument = argumentOf(given, 0, ["seconds", "delay"]);
	if (argument === undefined) return undefined;
	const values = certainValues(names, { expression: argument.argument.value, scope: argument.scope });
	const [{ origin } = { origin: undefined }] = values ?? [];
	return values?.length === 1 && origin?.expression.kind === "number" ? origin.expression.value : undefined;
}

/** Whether a model certainly comes over the network: it is not told to stay off it, and its name is none of a local folder. */
function isFetched(names: Names, disk: Disk, { source }: SlowCallable, given: readonly Given[]): boolean {
	if (given.some(({ argument }) => isOffline(argument))) return false;
	if (given.some(({ argument }) => argument.kind === "starred" || argument.kind === "double-starred")) return false;
	if (source === undefined) return true;
	const argument = argumentOf(given, source.position, source.keywords);
	// Without a name a library takes its own default, which is one of the Hub.
	if (argument === undefined) return true;
	const texts = textsOf(names, argument.argument.value, argument.scope);
	return texts?.every((text) => isRemoteName(disk, text)) === true;
}

function isOffline(argument: Given["argument"]): boolean {
	if (argument.kind !== "keyword") return false;
	if (argument.name === "source") return argument.value.kind === "string" && argument.value.value === "local";
	return OFFLINE.get(argument.name) === argument.value.kind;
}

function isRemoteName(disk: Disk, text: string): boolean {
	if (/^https?:\/\//.test(text)) return true;
	if (!MODEL_NAME.test(text) || FILE_LOADERS.has(text) || onDisk(disk, text) !== false) return false;
	if (disk.preloaded.some((model) => model === text || model.endsWith(`/${text}`))) return false;
	if (MODEL_FILE.test(text)) return PUBLISHED_FILE.test(text);
	const [folder = text] = text.split("/", 1);
	return onDisk(disk, folder) === false;
}

function argumentOf(given: readonly Given[], position: number, keywords: readonly string[]): Given | undefined {
	const named = given.find(({ argument }) => argument.kind === "keyword" && keywords.includes(argument.name));
	if (named !== undefined) return named;
	const positional = given.filter(({ argument }) => argument.kind === "positional");
	return position < 0 ? undefined : positional[position];
}
