import { join } from "node:path";
import type { ServerName } from "../commands/serving.ts";
import { type Failure, failure } from "../deploy/failure.ts";
import type { Stage } from "../dockerfile/dockerfile.ts";
import { type ImageFiles, imageFiles } from "../dockerfile/files/image-files.ts";
import { imageInstalls } from "../dockerfile/installs/image-installs.ts";
import { joinPath } from "../dockerfile/paths.ts";
import { readDockerfile } from "../dockerfile/read-dockerfile.ts";
import { type ImageServer, imageStart } from "../dockerfile/start/image-start.ts";
import type { Judged } from "../gate/check.ts";
import { serverCommand } from "../package/server-command.ts";
import type { Place } from "../source/place.ts";
import { LOOPBACK } from "./machine/port.ts";

/** What the package starts, as it is started here. */
export interface StartCommand {
	/** The command of a distribution: "uvicorn". */
	readonly server: string;
	/** Its arguments for a port of this machine. */
	arguments(port: number): readonly string[];
	/** The folder of the Space in which it starts, "" for its root. */
	readonly folder: string;
	/** What the image sets. */
	readonly variables: ReadonlyMap<string, string>;
	/** What pip is asked to install: names, and lists with `--requirement` before them. */
	readonly installs: readonly string[];
	/** What whoever reads the result should know, one sentence each. */
	readonly notes: readonly string[];
}

/** Servers that can be started without Docker, with the options by which they are told where to listen. */
const ADDRESSES: Readonly<Partial<Record<ServerName, readonly string[]>>> = {
	uvicorn: ["--host", "--port", "--uds", "--fd"],
	fastapi: ["--host", "--port"],
	gunicorn: ["--bind", "-b"],
	hypercorn: ["--bind", "-b"],
};

/** What belongs to the machine and not to the image. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set(["PATH", "HOME", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"]);

/** What the package of a judged tree starts. `root` is the folder that it is written to; `user` are the variables that the user gives. */
export function startCommand(judged: Judged, root: string, user: ReadonlyMap<string, string>): StartCommand | Failure {
	if (judged.judgement.contract === "docker") return dockerCommand(judged, root, user);
	const { requirements } = judged;
	const [server = "", ...words] = serverCommand(judged.judgement.entrypoint.target, 0);
	return {
		server,
		arguments: (port) => listening("uvicorn", words, port),
		folder: "",
		variables: new Map(),
		installs: requirements === undefined ? [] : ["--requirement", requirements.path],
		notes: [],
	};
}

function dockerCommand({ source }: Judged, root: string, user: ReadonlyMap<string, string>): StartCommand | Failure {
	const dockerfile = readDockerfile(source);
	const start = imageStart(source, dockerfile);
	const stage = dockerfile.kind === "read" ? dockerfile.target : undefined;
	if (dockerfile.kind === "missing") {
		const advice = "Under the docker contract a Space is what its Dockerfile starts: write one at the Space root.";
		return failure("no-app-file", "There is no Dockerfile to start the Space with.", advice);
	}
	if (stage === undefined || start.kind === "unknown") {
		return dockerNeeded("reason" in start ? start.reason : "the Dockerfile cannot be read", placeOf(start));
	}
	if (start.kind === "nothing") return dockerNeeded("the Dockerfile starts no server", start.place);
	if (start.kind === "runs") return dockerNeeded("the Dockerfile runs a program of the project", placeOf(start));
	const [server, ...others] = start.servers;
	if (server === undefined || others.length > 0) {
		return dockerNeeded("the Dockerfile starts one of several servers, or several of them", placeOf(start));
	}
	const files = imageFiles(source, stage);
	const read = readServer(server, files);
	if ("reason" in read) return dockerNeeded(read.reason, server.place);
	const variables = imageVariables(stage, files, root);
	const values = new Map([...variables, ...user]);
	const words = server.command.arguments.map(({ text, origin }) =>
		placed(origin.isShell ? expanded(text, values) : text, files, root),
	);
	const { lists, names, unknown } = imageInstalls(source, dockerfile);
	return {
		server: read.name,
		arguments: (port) => listening(read.name, words, port),
		folder: read.folder,
		variables,
		installs: [...lists.flatMap(({ path }) => (path === undefined ? [] : ["--requirement", path])), ...names],
		notes: [
			"Of the Dockerfile only what pip installs and the server are rehearsed, not its other steps and commands.",
			...(unknown === undefined ? [] : [`There may be more packages in the image: ${unknown}.`]),
		],
	};
}

function readServer(
	{ command, serving, folder, hasOwnPath }: ImageServer,
	files: ImageFiles,
): { readonly name: ServerName; readonly folder: string } | { readonly reason: string } {
	const name = serving?.server;
	if (serving === undefined || name === undefined || ADDRESSES[name] === undefined) {
		return { reason: `the Dockerfile starts "${command.program}"` };
	}
	if (serving.isOnSocket) return { reason: `${name} is told to listen on a socket` };
	if (hasOwnPath) return { reason: "the start sets PYTHONPATH" };
	const own = folder === undefined ? undefined : files.folderAt(folder);
	return own === undefined
		? { reason: "the folder in which the server starts is none of the Space's" }
		: { name, folder: own };
}

function dockerNeeded(reason: string, place: Place | undefined): Failure {
	const advice =
		'Where Docker runs, "space-gate package" writes the folder to build: a rehearsal starts uvicorn, gunicorn, hypercorn and fastapi only.';
	return failure("docker-needed", `This Space can be tried with Docker only, because ${reason}.`, advice, { place });
}

function placeOf(start: ReturnType<typeof imageStart>): Place | undefined {
	if ("place" in start) return start.place;
	return start.kind === "serves" ? start.servers[0]?.place : start.programs[0]?.place;
}

/** What ENV sets, with the folders of PYTHONPATH as they lie here. */
function imageVariables({ environment, folder }: Stage, files: ImageFiles, root: string): ReadonlyMap<string, string> {
	const known = [...environment].flatMap(([name, value]): [string, string][] =>
		value === undefined || OF_THE_MACHINE.has(name) ? [] : [[name, value]],
	);
	const searched = (environment.get("PYTHONPATH") ?? "").split(":").flatMap((one) => {
		const path = one === "" ? undefined : joinPath(folder, one);
		const own = path === undefined ? undefined : files.folderAt(path);
		return own === undefined ? [] : [join(root, own)];
	});
	return new Map(searched.length === 0 ? known : [...known, ["PYTHONPATH", searched.join(":")]]);
}

/** A word as a shell leaves it, whose variables are those of the image and of the user. */
function expanded(text: string, values: ReadonlyMap<string, string>): string {
	return text.replaceAll(
		/\$(?:(\w+)|\{(\w+)(?::?-([^{}$]*))?\})/g,
		(_, name, braced, other) => values.get(name ?? braced) ?? other ?? "",
	);
}

/** A path of the image as it lies here. */
function placed(word: string, files: ImageFiles, root: string): string {
	if (!word.startsWith("/")) return word;
	const path = joinPath("", word) ?? word;
	const own = files.fileAt(path) ?? files.folderAt(path);
	return own === undefined ? word : join(root, own);
}

/** The arguments with the address of this machine in place of their own. */
function listening(server: ServerName, words: readonly string[], port: number): readonly string[] {
	const own = ADDRESSES[server] ?? [];
	const kept = words.filter((word, index) => {
		const isJoined = own.some((name) => word.startsWith(name.startsWith("--") ? `${name}=` : name) && word !== name);
		return !own.includes(word) && !own.includes(words[index - 1] ?? "") && !isJoined;
	});
	const isBound = own.includes("--bind");
	const address = isBound ? ["--bind", `${LOOPBACK}:${port}`] : ["--host", LOOPBACK, "--port", String(port)];
	return [...kept, ...address];
}
