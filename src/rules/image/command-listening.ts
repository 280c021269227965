import type { Serving } from "../../commands/serving.ts";
import type { Word } from "../../commands/shell-words.ts";
import type { ImageServer, ImageStart } from "../../dockerfile/start/image-start.ts";
import type { Spot } from "../../dockerfile/start/start-words.ts";
import type { Space } from "../../gate/space.ts";
import type { Place } from "../../source/place.ts";

/** A host or a port as a command of the image has it. */
export type Told =
	| { readonly kind: "given"; readonly text: string; readonly place: Place }
	/** The server's own default. */
	| { readonly kind: "default"; readonly text: string; readonly place: Place }
	/** A variable that nothing in the image sets; `isShell` says whether a shell puts nothing in its place. */
	| { readonly kind: "unset"; readonly name: string; readonly isShell: boolean; readonly place: Place }
	| { readonly kind: "unknown" };

/** Where a server of the image listens. */
export interface CommandListening {
	readonly server: ImageServer;
	readonly host: Told;
	readonly port: Told;
}

/** Where each server takes its host and port from when its command does not say them, and the last resort. */
const DEFAULTS: Readonly<
	Record<Serving<Spot>["server"], { readonly host: string; readonly variables: readonly string[] }>
> = {
	uvicorn: { host: "127.0.0.1", variables: ["UVICORN_"] },
	gunicorn: { host: "127.0.0.1", variables: ["GUNICORN_CMD_ARGS", "PORT"] },
	hypercorn: { host: "127.0.0.1", variables: [] },
	granian: { host: "127.0.0.1", variables: ["GRANIAN_"] },
	daphne: { host: "127.0.0.1", variables: [] },
	fastapi: { host: "0.0.0.0", variables: ["PORT"] },
};

/** The port of all of them. */
const DEFAULT_PORT = "8000";

/** Files that tell gunicorn and hypercorn everything, without being named. */
const SETTINGS = /(?:^|\/)(?:gunicorn\.conf\.py|hypercorn\.toml)$/;

/** Where the ASGI servers of an image listen; `undefined` for one of another kind, of which nothing is said. */
export function commandListening(
	{ source }: Space,
	{ servers, variables }: Extract<ImageStart, { readonly kind: "serves" }>,
): readonly (CommandListening | undefined)[] {
	let hasSettings: boolean | undefined;
	return servers.map((server) => {
		const { serving } = server;
		if (serving === undefined) return undefined;
		if (serving.isOnSocket) return { server, host: UNKNOWN, port: UNKNOWN };
		hasSettings ??= [...source.entries.keys()].some((path) => SETTINGS.test(path));
		const isConfigured = serving.settings !== undefined || (hasSettings && /^(?:gun|hyperc)/.test(serving.server));
		const { host, variables: own } = DEFAULTS[serving.server];
		const isOpen = isConfigured || [...variables.keys()].some((name) => own.some((one) => name.startsWith(one)));
		const fallback = (text: string): Told => (isOpen ? UNKNOWN : { kind: "default", text, place: server.place });
		return {
			server,
			host:
				serving.host === undefined
					? fallback(isDevelopment(server) ? "127.0.0.1" : host)
					: told(serving.host, variables),
			port: serving.port === undefined ? fallback(DEFAULT_PORT) : told(serving.port, variables),
		};
	});
}

const UNKNOWN: Told = { kind: "unknown" };

function isDevelopment({ command }: ImageServer): boolean {
	return /\bfastapi(?:_cli)? dev$/.test(command.program);
}

function told({ text, origin }: Word<Spot>, variables: ReadonlyMap<string, unknown>): Told {
	const { place, isShell } = origin;
	if (!text.includes("$")) return { kind: "given", text, place };
	const name = /^\$\{?(\w+)\}?$/.exec(text)?.[1];
	if (name === undefined || (isShell && variables.has(name))) return UNKNOWN;
	return { kind: "unset", name, isShell, place };
}
