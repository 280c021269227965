import type { NamedCall } from "../../names/calls.ts";
import type { Names } from "../../names/names.ts";
import { canonicalName, displayName, SERVER_CALLABLES } from "../callables.ts";
import { type CertainValue, certainValues } from "../certain-values.ts";
import { argumentsFor, type Parameter } from "../given-arguments.ts";
import type { MainRun, MainStart } from "../started-as-main.ts";

/** A port or a host as a start has it: what the text gives, the server's own default, or nobody knows. */
export type Listened =
	| { readonly kind: "given"; readonly values: readonly CertainValue[] }
	| { readonly kind: "default"; readonly value: string }
	| { readonly kind: "unknown" };

/** Where a server listens. */
export interface Listening {
	/** What is told so: "uvicorn.run", "uvicorn.Config". */
	readonly callable: string;
	readonly call: NamedCall;
	readonly port: Listened;
	readonly host: Listened;
}

/** Uvicorn's defaults (uvicorn.run, uvicorn.Config); it takes them where neither argument is given. */
const DEFAULTS: ReadonlyMap<string, { readonly host: string; readonly port: string }> = new Map(
	["uvicorn.run", "uvicorn.Config"].map((name) => [name, { host: "127.0.0.1", port: "8000" }]),
);

/** Arguments with which uvicorn listens on something that has no port. */
const OTHER_DOORS: readonly string[] = ["uds", "fd"];

/** `uvicorn.Config(app, host, port)`; in `uvicorn.run` both are keyword-only. */
const hostOf = (callable: string): Parameter => ({
	keyword: "host",
	position: callable === "uvicorn.Config" ? 1 : undefined,
});
const UNKNOWN: Listened = { kind: "unknown" };

/** Where each of the servers listens that a run starts. */
export function listeningOf({ names, starts, calls }: MainRun): readonly Listening[] {
	const configurations = calls.filter(({ name }) => canonicalName(name) === "uvicorn.Config");
	return starts.map((one) => readListening(names, telling(one, configurations)));
}

/** The call that is told where to listen: for `uvicorn.Server(config).run()` the only configuration that is made. */
function telling({ start, call }: MainStart, configurations: readonly NamedCall[]): NamedCall {
	const [only, ...others] = configurations;
	return start.callable.startsWith("uvicorn.Server()") && others.length === 0 ? (only ?? call) : call;
}

function readListening(names: Names, call: NamedCall): Listening {
	const callable = canonicalName(call.name);
	const defaults = hasOtherDoor(call) ? undefined : DEFAULTS.get(callable);
	const port = SERVER_CALLABLES.get(callable)?.ports.find(({ kind }) => kind === "port");
	return {
		callable: displayName(callable),
		call,
		port: port === undefined ? UNKNOWN : listened(names, call, port, defaults?.port),
		host: defaults === undefined ? UNKNOWN : listened(names, call, hostOf(callable), defaults.host),
	};
}

function hasOtherDoor({ given }: NamedCall): boolean {
	return given.some(({ argument }) => argument.kind === "keyword" && OTHER_DOORS.includes(argument.name));
}

function listened(names: Names, { given }: NamedCall, parameter: Parameter, fallback: string | undefined): Listened {
	const origins = argumentsFor(names, given, parameter);
	const [origin, ...others] = origins;
	if (origin === undefined) {
		// What stands behind `*` and `**` may hold it all the same.
		const isPlain = given.every(({ argument }) => argument.kind === "positional" || argument.kind === "keyword");
		return isPlain && fallback !== undefined ? { kind: "default", value: fallback } : UNKNOWN;
	}
	const values = others.length === 0 ? certainValues(names, origin) : undefined;
	return values === undefined ? UNKNOWN : { kind: "given", values };
}
