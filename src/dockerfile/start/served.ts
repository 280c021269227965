import { type Place, topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";
import type { DockerfileReading } from "../dockerfile.ts";
import { imageFiles } from "../files/image-files.ts";
import { joinPath } from "../paths.ts";
import { DOCKERFILE } from "../read-dockerfile.ts";
import { fastapiModule } from "./fastapi.ts";
import { type ImageProgram, type ImageServer, type ImageStart, imageStart } from "./image-start.ts";
import { foldersOfProgram, homeOf, type Image, pythonPath } from "./search-folders.ts";

/** The application that an image serves, as far as the Dockerfile tells. */
export type Served =
	/** `module:attribute`, searched in these folders of the Space. */
	| {
			readonly kind: "import";
			readonly module: string;
			readonly attribute: string;
			/** Names that the server tries where the module has no such attribute. */
			readonly others: readonly string[];
			readonly folders: readonly string[];
			/** The folder of the image in which the module lies, or should lie; `undefined` where it cannot be told. */
			readonly searched: string | undefined;
			/** A folder of the image in which nothing by the module's name lies, although nothing else can bring it there. */
			readonly absentFrom: string | undefined;
			/** The start, for a message: "uvicorn main:app". */
			readonly start: string;
			readonly place: Place;
	  }
	/** A Python file that starts the server itself. */
	| { readonly kind: "program"; readonly program: ImageProgram; readonly folders: readonly string[] }
	/** What the server is given names no application: a sentence about it, and what to do. */
	| { readonly kind: "malformed"; readonly what: string; readonly advice: string; readonly place: Place }
	/** `reason` is a clause. */
	| { readonly kind: "unknown"; readonly reason: string; readonly place: Place };

/** Variables by which images with a start script of their own are told what to serve. */
const MODULE_VARIABLES = ["APP_MODULE", "UVICORN_APP", "ASGI_APPLICATION"];

/** What the Dockerfile serves, and where in the Space that lies. */
export function servedBy(source: Source, dockerfile: DockerfileReading): Served {
	const start = imageStart(source, dockerfile);
	const stage = dockerfile.kind === "read" ? dockerfile.target : undefined;
	if (stage === undefined) return unknown(start, "there is no Dockerfile that can be read");
	const image: Image = { source, stage, files: imageFiles(source, stage) };
	switch (start.kind) {
		case "serves":
			return servedByAll(image, start);
		case "runs": {
			const [program, ...others] = start.programs;
			// Programs before the last one prepare something: `python seed.py && python main.py`.
			const last = others.at(-1) ?? program;
			if (last === undefined) return unknown(start, "what the Dockerfile starts cannot be told");
			return { kind: "program", program: last, folders: foldersOfProgram(image, last) };
		}
		case "nothing":
			return { kind: "unknown", reason: "the Dockerfile starts no server", place: start.place };
		case "unknown":
			return servedByVariable(image, start) ?? { kind: "unknown", reason: start.reason, place: start.place };
	}
}

function unknown(start: ImageStart, reason: string): Served {
	return { kind: "unknown", reason: "reason" in start ? start.reason : reason, place: placeOf(start) };
}

function placeOf(start: ImageStart): Place {
	if ("place" in start) return start.place;
	return (start.kind === "serves" ? start.servers[0]?.place : start.programs[0]?.place) ?? topOf(DOCKERFILE);
}

/** What several servers of a script serve, if it is the same. */
function servedByAll(image: Image, start: Extract<ImageStart, { kind: "serves" }>): Served {
	const all = start.servers.map((server) => servedByServer(image, server));
	const [first] = all;
	if (first === undefined) return unknown(start, "what the Dockerfile starts cannot be told");
	const isSame = all.every((one) => keyOf(one) === keyOf(first));
	return isSame ? first : unknown(start, "the Dockerfile starts one of several servers, or several of them");
}

function keyOf(served: Served): string {
	return served.kind === "import" ? JSON.stringify([served.module, served.attribute, served.folders]) : served.kind;
}

function servedByServer(image: Image, { command, serving, folder, hasOwnPath, place }: ImageServer): Served {
	if (serving === undefined) {
		return {
			kind: "unknown",
			reason: `the Dockerfile starts "${shown(command.program)}", which serves no ASGI application`,
			place,
		};
	}
	const { target, attribute } = serving;
	const searched = serving.folder === undefined ? folder : joinPath(folder, serving.folder.text);
	if (serving.server === "fastapi" && target?.text.includes(":") !== true) {
		return servedByFastapi(image, {
			program: command.program,
			file: target?.text,
			attribute: attribute?.text,
			searched,
			place,
		});
	}
	if (target === undefined) {
		const isConfigured = serving.settings !== undefined;
		const reason = isConfigured
			? "a configuration file of the server says what it serves"
			: `"${command.program}" is not told what to serve`;
		return { kind: "unknown", reason, place };
	}
	const written = target.text;
	if (written.includes("$"))
		return { kind: "unknown", reason: `a variable decides what "${command.program}" serves`, place };
	const name =
		serving.server === "gunicorn" || serving.server === "hypercorn" ? DEFAULT_ATTRIBUTES[serving.server] : undefined;
	const [, module, own] = /^([^:()]+)(?::([^:()]+)(?:\(.*\))?)?$/.exec(written) ?? [];
	const chosen = own ?? name;
	if (module === undefined || chosen === undefined || !/^[\w.]+$/.test(module) || module.endsWith(".py")) {
		return malformed(written, command.program, place);
	}
	if (chosen.includes(".")) return { kind: "unknown", reason: `"${shown(written)}" names a part of an object`, place };
	return found(image, {
		module,
		attribute: chosen,
		folder: searched,
		hasOwnPath,
		start: `${command.program} ${shown(written)}`,
		place,
	});
}

/** What `fastapi run` is told. */
interface FastapiRun {
	readonly program: string;
	readonly file: string | undefined;
	readonly attribute: string | undefined;
	readonly searched: string | undefined;
	readonly place: Place;
}

/** It finds the file by itself, and in it the names "app" and "api". */
function servedByFastapi(image: Image, { program, file, attribute, searched, place }: FastapiRun): Served {
	const own = fastapiModule(image, file, searched);
	const start = file === undefined ? program : `${program} ${shown(file)}`;
	if (own === undefined) return { kind: "unknown", reason: `the file that "${start}" serves is not found`, place };
	return {
		kind: "import",
		module: own.module,
		attribute: attribute ?? "app",
		others: attribute === undefined ? ["api"] : [],
		folders: [own.home],
		searched: undefined,
		absentFrom: undefined,
		start,
		place,
	};
}

/** What these servers look for when the target is a module's name alone. */
const DEFAULT_ATTRIBUTES = { gunicorn: "application", hypercorn: "app" } as const;

function malformed(written: string, program: string, place: Place): Served {
	const plain = written
		.replace(/\.py\b/, "")
		.replace(/^\.?\/+/, "")
		.replaceAll("/", ".");
	const meant = plain.includes(":") ? plain : `${plain}:app`;
	const what = `"${program}" is told to serve "${shown(written)}", and that is not the name of a module and of something in it`;
	const advice = /^[\w.]+:[\w.]+$/.test(meant)
		? `Write "${shown(meant)}".`
		: 'Write it as "module:attribute", such as "main:app".';
	return { kind: "malformed", what, advice, place };
}

/** What is to be imported, and from where. */
interface Wanted {
	readonly module: string;
	readonly attribute: string;
	readonly folder: string | undefined;
	readonly hasOwnPath: boolean;
	readonly start: string;
	readonly place: Place;
}

/** Where in the Space the module lies that the server imports. */
function found(image: Image, { module, attribute, folder, hasOwnPath, start, place }: Wanted): Served {
	const path = module.replaceAll(".", "/");
	const { source, files } = image;
	const others = pythonPath(image);
	const searched = [folder, ...(others ?? [])];
	const served = (home: string, at: string | undefined, absentFrom: string | undefined): Served => {
		const further = searched.flatMap((one) => (one === undefined ? [] : (files.folderAt(one) ?? [])));
		return {
			kind: "import",
			module,
			attribute,
			others: [],
			folders: [...new Set([home, ...further])],
			searched: at,
			absentFrom,
			start,
			place,
		};
	};
	for (const one of searched) {
		if (one === undefined) continue;
		for (const end of [`${path}/__init__.py`, `${path}.py`]) {
			const file = files.fileAt(`${one}/${end}`);
			if (file === undefined) continue;
			const home = homeOf(file, end);
			if (home !== undefined) return served(home, one, undefined);
			return {
				kind: "unknown",
				reason: `the Dockerfile copies ${shown(file)} to another name, under which it imports itself`,
				place,
			};
		}
	}
	if (hasOwnPath) return { kind: "unknown", reason: "the start sets PYTHONPATH, where the module may lie", place };
	const isCertain =
		folder !== undefined &&
		others !== undefined &&
		!searched.some((one) => one !== undefined && mayHoldModule(files, `${one}/${path.split("/", 1)[0]}`));
	const isInTree = (home: string) =>
		[`${path}/__init__.py`, `${path}.py`].some((end) => source.entries.has(home === "" ? end : `${home}/${end}`));
	const home = folder === undefined ? undefined : files.folderAt(folder);
	const guess = [home, ""].find((one): one is string => one !== undefined && isInTree(one)) ?? home ?? "";
	return served(guess, folder, isCertain ? (folder === "" ? "/" : folder) : undefined);
}

function mayHoldModule(files: Image["files"], path: string): boolean {
	return files.mayHold(path) || files.mayHold(`${path}.py`);
}

function servedByVariable(
	image: Image,
	{ variables, place }: Extract<ImageStart, { kind: "unknown" }>,
): Served | undefined {
	const name = MODULE_VARIABLES.find((one) => /^[\w.]+:[\w.]+$/.test(variables.get(one) ?? ""));
	const [module, attribute] = variables.get(name ?? "")?.split(":", 2) ?? [];
	if (name === undefined || module === undefined || attribute === undefined) return undefined;
	return found(image, {
		module,
		attribute,
		folder: image.stage.folder,
		hasOwnPath: false,
		start: `${name}=${module}:${attribute}`,
		place,
	});
}
