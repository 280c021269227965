import type { ServerCommand } from "./read-command.ts";
import type { Word } from "./shell-words.ts";

/** A server that serves ASGI applications. */
export type ServerName = "uvicorn" | "gunicorn" | "hypercorn" | "granian" | "daphne" | "fastapi";

/** What a command tells such a server. What it does not tell is `undefined`. */
export interface Serving<Origin> {
	readonly server: ServerName;
	/** The application as written: "main:app", for `fastapi run` a file. */
	readonly target: Word<Origin> | undefined;
	/** The attribute that `fastapi run --app` names. */
	readonly attribute: Word<Origin> | undefined;
	/** The folder that is searched for modules in place of the working directory. */
	readonly folder: Word<Origin> | undefined;
	/** Whether the application is to be called first. */
	readonly isFactory: boolean;
	readonly host: Word<Origin> | undefined;
	readonly port: Word<Origin> | undefined;
	/** Whether it listens on a socket of the file system, or one that it inherits. */
	readonly isOnSocket: boolean;
	/** The class of gunicorn's workers. */
	readonly worker: Word<Origin> | undefined;
	/** Whose X-Forwarded headers are believed. */
	readonly trusted: Word<Origin> | undefined;
	/** The option that switches those headers off. */
	readonly distrust: Word<Origin> | undefined;
	/** The file that may tell it everything else. */
	readonly settings: Word<Origin> | undefined;
}

/** The options of a server that matter, by what they mean. */
interface Options {
	/** Options that take no value; every other one takes the next word. */
	readonly switches: RegExp;
	readonly host?: readonly string[];
	readonly port?: readonly string[];
	/** Options whose value is a host with a port. */
	readonly bind?: readonly string[];
	readonly folder?: readonly string[];
	readonly socket?: readonly string[];
	readonly settings?: readonly string[];
	readonly subcommand?: RegExp;
}

/** By each server's own help. */
const SERVERS: ReadonlyMap<ServerName, Options> = new Map([
	[
		"uvicorn",
		{
			switches:
				/^--(reload|factory|debug|(no-)?(proxy-headers|access-log|use-colors|server-header|date-header)|reset-contextvars)$/,
			host: ["--host"],
			port: ["--port"],
			folder: ["--app-dir"],
			socket: ["--uds", "--fd"],
		},
	],
	[
		"fastapi",
		{
			switches: /^--((no-)?(reload|proxy-headers)|verbose)$/,
			host: ["--host"],
			port: ["--port"],
			subcommand: /^(run|dev)$/,
		},
	],
	[
		"gunicorn",
		{
			switches:
				/^(--(reload|preload|daemon|spew|capture-output|no-sendfile|reuse-port|enable-stdio-inheritance|proxy-protocol|log-syslog|initgroups|no-control-socket|disable-redirect-access-to-syslog|permit-[a-z-]+|strip-header-spaces|casefold-http-method)|-[DR])$/,
			bind: ["--bind", "-b"],
			folder: ["--chdir"],
			settings: ["--config", "-c"],
		},
	],
	[
		"hypercorn",
		{
			switches: /^(--(debug|reload|daemon|quic)|-D)$/,
			bind: ["--bind", "-b"],
			settings: ["--config", "-c"],
		},
	],
	[
		"granian",
		{
			switches:
				/^--(factory|reload|(no-)?(ws|access-log|log|respawn-failed-workers|reload|uds-permissions|static-path-[a-z-]+|http1-[a-z-]+|http2-[a-z-]+|metrics|opt|working-dir-check)|process-name-check)$/,
			host: ["--host"],
			port: ["--port"],
			folder: ["--working-dir"],
			socket: ["--uds"],
		},
	],
	[
		"daphne",
		{
			switches: /^--(proxy-headers|no-server-name)$/,
			host: ["--bind", "-b"],
			port: ["--port", "-p"],
			socket: ["--unix-socket", "-u", "--fd", "--endpoint", "-e"],
		},
	],
]);

/** Reads what a command tells the ASGI server that it starts; `undefined` for servers of another kind. */
export function servingOf<Origin>({ program, arguments: words }: ServerCommand<Origin>): Serving<Origin> | undefined {
	const name = program.replace("python -m ", "").split(" ", 1)[0]?.replace("fastapi_cli", "fastapi");
	const [server, options] = [...SERVERS].find(([one]) => one === name) ?? [];
	if (server === undefined || options === undefined) return undefined;
	const { given, plain } = readOptions(words, options);
	const optionOf = (names: readonly string[] = []) =>
		names.map((one) => given.get(one)).find((word) => word !== undefined);
	const bound = optionOf(options.bind);
	const address = bound === undefined ? undefined : splitAddress(bound);
	const [target] = options.subcommand === undefined ? plain : plain.slice(1);
	return {
		server,
		target: target ?? given.get("--entrypoint") ?? (server === "fastapi" ? given.get("-e") : undefined),
		attribute: server === "fastapi" ? given.get("--app") : undefined,
		folder: optionOf(options.folder),
		isFactory: given.has("--factory") || /\(.*\)$/.test(target?.text ?? ""),
		host: optionOf(options.host) ?? address?.host,
		port: optionOf(options.port) ?? address?.port,
		isOnSocket: optionOf(options.socket) !== undefined || /^(unix|fd):/.test(bound?.text ?? ""),
		worker: server === "gunicorn" ? (given.get("-k") ?? given.get("--worker-class")) : undefined,
		trusted: given.get("--forwarded-allow-ips"),
		distrust: given.get("--no-proxy-headers"),
		settings: optionOf(options.settings),
	};
}

/** Options by their names with their values, switches with themselves, and what is no option. */
function readOptions<Origin>(
	words: readonly Word<Origin>[],
	{ switches }: Options,
): { readonly given: ReadonlyMap<string, Word<Origin>>; readonly plain: readonly Word<Origin>[] } {
	const given = new Map<string, Word<Origin>>();
	const plain: Word<Origin>[] = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at];
		if (word === undefined) break;
		const { text, origin } = word;
		const [, name, joined = ""] = /^(--[\w-]+)=(.*)$/s.exec(text) ?? /^(-[A-Za-z])=?(.+)$/s.exec(text) ?? [];
		if (!text.startsWith("-")) plain.push(word);
		else if (switches.test(text)) given.set(text, word);
		else if (name !== undefined) given.set(name, { text: joined, origin });
		else {
			const value = words[at + 1];
			if (value !== undefined) given.set(text, value);
			at += 1;
		}
	}
	return { given, plain };
}

/** `0.0.0.0:7860` in two; an empty host stands for every one. */
function splitAddress<Origin>({ text, origin }: Word<Origin>): {
	readonly host?: Word<Origin>;
	readonly port?: Word<Origin>;
} {
	if (/^(unix|fd):/.test(text)) return {};
	const plain = text.replace(/^[a-z]+:\/\//, "");
	const colon = plain.lastIndexOf(":");
	if (colon === -1 || plain.endsWith("]")) return { host: { text: plain, origin } };
	const host = plain.slice(0, colon).replace(/^\[(.*)\]$/, "$1");
	return { host: { text: host === "" ? "0.0.0.0" : host, origin }, port: { text: plain.slice(colon + 1), origin } };
}
