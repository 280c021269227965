import type { Cast, Manner } from "../variable.ts";

/** How a callable of a library takes the name of a variable and what stands for it where it is not set. */
export interface Reader {
	/** What it does where the variable is not set, and no fallback is given. */
	readonly manner: Manner;
	/** Position of the fallback among the arguments without a name; -1 where it only has a name. */
	readonly fallbackAt: number;
	/** What it makes of the text. */
	readonly cast: Cast | undefined;
}

const PLAIN: Reader = { manner: "optional", fallbackAt: 1, cast: undefined };
const STRICT: Reader = { manner: "required", fallbackAt: 1, cast: undefined };

/** Beginnings of the names of things that are the environment: its copies hold what it held. */
const MAPPINGS: ReadonlySet<string> = new Set(["os.environ", "os.environ.copy()"]);

const METHODS: ReadonlyMap<string, Reader> = new Map([
	["get", PLAIN],
	["pop", STRICT],
	["__getitem__", STRICT],
	["setdefault", { ...PLAIN, manner: "provided" }],
]);

/** Methods of `environs.Env` and `environ.Env`, and what they make of the text. */
const CASTS: ReadonlyMap<string, Cast> = new Map([
	["str", "string"],
	["int", "integer"],
	["float", "number"],
	["decimal", "number"],
	["bool", "boolean"],
	["list", "list"],
	["tuple", "list"],
	["dict", "list"],
	["json", "json"],
	["url", "url"],
	["db_url", "url"],
	["db", "url"],
	["cache", "url"],
	["path", "string"],
	["date", "string"],
	["datetime", "string"],
	["time", "string"],
	["timedelta", "string"],
	["uuid", "string"],
	["log_level", "string"],
	["enum", "string"],
	["bytes", "string"],
]);

const ENVS: ReadonlySet<string> = new Set([
	"environs.Env()",
	"environs.env",
	"environ.Env()",
	"environ.FileAwareEnv()",
]);

/** decouple: `config`, and configurations that are made by hand. Its second argument is the default. */
const DECOUPLE: ReadonlySet<string> = new Set(["decouple.config", "decouple.AutoConfig()", "decouple.Config()"]);

/** starlette's takes (key, cast, default): https://www.starlette.io/config/. */
const STARLETTE: ReadonlySet<string> = new Set(["starlette.config.Config()", "starlette.config.Config().get"]);

/** Words of which every file holds one that asks for variables by itself. */
export const READER_WORDS: readonly string[] = [
	...["environ", "getenv", "BaseSettings", "decouple", "starlette.config", "starlette import config", "dotenv"],
];

/** Whether something of a library, by its dotted name, maps the names of variables to their values. */
export function isMapping(path: string): boolean {
	return MAPPINGS.has(path);
}

/** Whether something of a library is an object that others may import and ask for variables. */
export function isReaderObject(path: string): boolean {
	return MAPPINGS.has(path) || ENVS.has(path) || DECOUPLE.has(path) || STARLETTE.has(path) || path === "os.getenv";
}

/** How a callable of a library reads; `undefined` for all others. */
export function readerOf(path: string): Reader | undefined {
	if (path === "os.getenv") return PLAIN;
	if (DECOUPLE.has(path) || ENVS.has(path)) return STRICT;
	if (STARLETTE.has(path)) return { ...STRICT, fallbackAt: 2 };
	const dot = path.lastIndexOf(".");
	const [owner, method] = [path.slice(0, dot), path.slice(dot + 1)];
	if (MAPPINGS.has(owner)) return METHODS.get(method);
	const cast = ENVS.has(owner) ? CASTS.get(method) : undefined;
	return cast === undefined ? undefined : { ...STRICT, cast };
}

/** Whether calling it asks for no variable of its own, but has the names of those within begin with its argument. */
export function isPrefixing(path: string): boolean {
	return path.endsWith(".prefixed") && ENVS.has(path.slice(0, -".prefixed".length));
}

/** Whether this makes what `readerOf` knows prefix the names of variables: starlette's `Config(env_prefix="APP_")`. */
export function isPrefixed(path: string): boolean {
	return STARLETTE.has(path);
}
