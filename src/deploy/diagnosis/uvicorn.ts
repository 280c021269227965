import { DOCKERFILE, readDockerfile } from "../../dockerfile/read-dockerfile.ts";
import { imageStart } from "../../dockerfile/start/image-start.ts";
import { type Place, topOf } from "../../source/place.ts";
import type { Cause } from "./cause.ts";
import type { Deployed } from "./frame-place.ts";

/** A sentence of a server, and what it means. */
interface Saying {
	readonly words: RegExp;
	readonly cause: (found: readonly string[], deployed: Deployed) => Cause;
}

const SAYINGS: readonly Saying[] = [
	{
		words: /Error loading ASGI app\. Could not import module "([^"]{1,200})"/,
		cause: ([module = ""], deployed) => ({
			what: `uvicorn could not import the module "${module}"`,
			advice: `Put ${module.replaceAll(".", "/")}.py where the server is started, or start it with the module's real name.`,
			place: placeOfStart(deployed),
		}),
	},
	{
		words: /Error loading ASGI app\. Attribute "([^"]{1,200})" not found in module "([^"]{1,200})"/,
		cause: ([attribute = "", module = ""], deployed) => ({
			what: `the module "${module}" has no "${attribute}"`,
			advice: `Bind the application to "${attribute}" in it, outside of functions and of conditions that are false on the Space.`,
			place: placeOfModule(module, deployed),
		}),
	},
	{
		words: /Error loading ASGI app\. Import string "([^"]{0,200})" must be in format/,
		cause: ([target = ""], deployed) => ({
			what: `uvicorn is told to serve "${target}", which does not name a module and something in it`,
			advice: 'Write it as "module:attribute", such as "main:app".',
			place: placeOfStart(deployed),
		}),
	},
	{
		words: /Error loading ASGI app factory: (.{1,200})/,
		cause: ([why = ""], deployed) => ({
			what: `uvicorn could not make the application: ${why.trim().replace(/\.$/, "")}`,
			advice: "The function that makes the application must take no arguments.",
			place: placeOfStart(deployed),
		}),
	},
	{
		words: /\[Errno 98\].{0,200}address already in use/i,
		cause: (_, deployed) => ({
			what: "the port is taken already",
			advice: "Start one server only: take what starts another one out of the code, or out of the start command.",
			place: placeOfStart(deployed),
		}),
	},
	{
		words:
			/(?:exec: )?"?\b(uvicorn|gunicorn|hypercorn|fastapi|python3?)"?: (?:executable file not found|not found|command not found)/,
		cause: ([program = ""], deployed) => ({
			what: `the image has no program "${program}"`,
			advice: `Put ${program.startsWith("python") ? "an image with Python below FROM" : `${program} into requirements.txt`}.`,
			place: placeOfStart(deployed),
		}),
	},
	{
		words: /No module named (uvicorn|gunicorn|hypercorn)$/,
		cause: ([program = ""], deployed) => ({
			what: `${program} is not installed`,
			advice: `Put ${program} into requirements.txt.`,
			place: placeOfStart(deployed),
		}),
	},
	{
		words:
			/^Error: (No such option: .{1,200}|Invalid value for .{1,300}|Got unexpected extra argument.{1,200}|Missing argument .{1,100})$/,
		cause: ([why = ""], deployed) => ({
			what: `the server does not take its options: ${why.replace(/\.$/, "")}`,
			advice: "Correct the start command.",
			place: placeOfStart(deployed),
		}),
	},
];

/** What the server itself says of its failure, last words first. */
export function serverCause(lines: readonly string[], deployed: Deployed): Cause | undefined {
	for (const line of lines.toReversed()) {
		for (const { words, cause } of SAYINGS) {
			const found = words.exec(line);
			if (found !== null) return cause(found.slice(1), deployed);
		}
	}
	return undefined;
}

/** The application listens where nobody asks it, or is still starting; `port` is what the card says. */
export function unreachableCause(lines: readonly string[], port: number, deployed: Deployed): Cause | undefined {
	const place = placeOfStart(deployed);
	for (const line of lines.toReversed()) {
		const [, host, own] = /\brunning on https?:\/\/(\[[^\]]{1,50}\]|[^\s:/]{1,100}):(\d{1,5})\b/i.exec(line) ?? [];
		if (host !== undefined && own !== undefined) {
			const isLocal = /^127\.|^localhost$|^\[::1\]$/.test(host);
			if (!isLocal && Number(own) === port) return undefined;
			const what = `the application listens on ${host}:${own}, where the Hub does not ask it`;
			return { what, advice: `Start the server with --host 0.0.0.0 --port ${port}.`, place };
		}
	}
	const begun = lines.findLastIndex((line) => line.includes("Waiting for application startup."));
	if (begun === -1 || lines.slice(begun).some((line) => /Application startup (?:complete|failed)/.test(line))) {
		return undefined;
	}
	return {
		what: "a startup handler or the lifespan of the application does not come to its end, and the server listens only after that",
		advice: "Let long work run in the background, and give connections a deadline.",
		place: undefined,
	};
}

/** The start command: that of the Dockerfile where the repository has one, else the module that the Hub loads. */
function placeOfStart({ source, contract }: Deployed): Place {
	if (contract === "python") return topOf("main.py");
	const start = imageStart(source, readDockerfile(source));
	if ("place" in start) return start.place;
	const [first] = start.kind === "serves" ? start.servers : start.programs;
	return first?.place ?? topOf(DOCKERFILE);
}

function placeOfModule(module: string, deployed: Deployed): Place {
	const path = module.replaceAll(".", "/");
	const file = [`${path}.py`, `${path}/__init__.py`].find((one) => deployed.source.entries.has(one));
	return file === undefined ? placeOfStart(deployed) : topOf(file);
}
