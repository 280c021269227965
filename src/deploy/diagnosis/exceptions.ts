import { distributionsOf } from "../../distributions/distributions.ts";
import type { Traceback } from "./traceback.ts";

/** What is to be done about an exception, by its class and its message. */
interface Advice {
	readonly type: RegExp;
	/** What its message has to hold; everything where nothing is said. */
	readonly message?: RegExp;
	/** One or two sentences; `part` is what the message's first group took. */
	readonly advice: (part: string) => string;
}

const ADVICE: readonly Advice[] = [
	{
		type: /^(?:ModuleNotFoundError|ImportError)$/,
		message: /^No module named '([\w.]{1,200})'/,
		advice: (module) => {
			const [top = module] = module.split(".", 1);
			const [known] = distributionsOf(top);
			const what = known === undefined ? `the distribution that brings "${top}"` : `"${known}"`;
			return `Add ${what} to requirements.txt. If it is a file of the project, correct the import: it starts at the Space root.`;
		},
	},
	{
		type: /^ImportError$/,
		message: /^cannot import name '([^']{1,200})'/,
		advice: (name) =>
			`Pin the version that has "${name}" in requirements.txt, or correct the import; two modules that import each other end like this, too.`,
	},
	{
		type: /^ImportError$/,
		message: /(lib[\w.+-]{1,100}\.so[\w.]{0,20})/,
		advice: (library) =>
			`The image has no ${library}: take a distribution without it (opencv-python-headless instead of opencv-python), or an image that has it.`,
	},
	{
		type: /^KeyError$/,
		message: /^'([A-Z][A-Z0-9_]{1,100})'$/,
		advice: (name) =>
			`Set ${name} on the Space, as a secret or a variable in its settings, if the environment is asked for it here.`,
	},
	{
		type: /^ValidationError$|^SettingsError$/,
		message: /for (\w{0,100}[sS]ettings|\w{0,100}[cC]onfig)\b/,
		advice: (name) =>
			`Set on the Space what the message names: the fields of ${name} come from variables and secrets of its settings.`,
	},
	{
		type: /^PermissionError$/,
		advice: () =>
			"The container runs as user 1000: write below /tmp, or into a folder that the Dockerfile gives to that user.",
	},
	{
		type: /^OSError$/,
		message: /\[Errno 98\]|address already in use/i,
		advice: () => "The port is taken already: do not start a server in the code, the Space starts it.",
	},
	{
		type: /^OSError$/,
		message: /\[Errno (?:28|122)\]/,
		advice: () => "The disk is full: write less, or choose larger hardware.",
	},
	{
		type: /^RuntimeError$/,
		message: /asyncio\.run\(\) cannot be called from a running event loop/,
		advice: () =>
			'Take uvicorn.run() and asyncio.run() out of what the import runs: put them below `if __name__ == "__main__":`.',
	},
	{
		type: /^FileNotFoundError$/,
		advice: () =>
			"The file has to be in the repository, or be made at the start. Name it relative to the module (`Path(__file__).parent`).",
	},
	{
		type: /^(?:OperationalError|InterfaceError|ConnectionRefusedError|gaierror|ServerSelectionTimeoutError|ConnectionError|TimeoutError)$/,
		advice: () =>
			"A service is not reached from the Space: look at its address among the secrets and variables. The Hub lets ports 80, 443 and 8080 out for certain.",
	},
	{
		type: /^(?:SyntaxError|IndentationError|TabError)$/,
		advice: () => "Correct the line; perhaps it needs another version of Python than the Space has.",
	},
	{
		type: /^MemoryError$/,
		advice: () => "Load less at the start, or choose hardware with more memory.",
	},
	{
		type: /^(?:SystemExit|KeyboardInterrupt)$/,
		advice: () => "The code ends the process itself here: let it go on, or say in the log why it cannot.",
	},
];

/** What to do about an exception. */
export function adviceFor({ type, message }: Traceback): string {
	for (const one of ADVICE) {
		if (!one.type.test(type)) continue;
		if (one.message === undefined) return one.advice("");
		const found = one.message.exec(message);
		if (found !== null) return one.advice(found[1] ?? "");
	}
	return "Mend it there; the log shows the calls that lead to it.";
}

/** An exception in a sentence: "KeyError: 'DATABASE_URL'". */
export function exceptionWords({ type, message }: Traceback): string {
	const short = message.length > 300 ? `${message.slice(0, 300)}…` : message;
	return short === "" ? type : `${type}: ${short.replace(/[.\s]+$/, "")}`;
}
