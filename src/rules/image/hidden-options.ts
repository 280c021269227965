import { type ImageServer, imageStart } from "../../dockerfile/start/image-start.ts";
import type { Space } from "../../gate/space.ts";
import type { Place } from "../../source/place.ts";
import type { Installed } from "../installed/installed-distributions.ts";
import { isThere, type Lacking, type LackingUse, missing } from "../installed/lacking.ts";

/** Options of uvicorn with a value for which it needs a distribution: its module, and the line that brings it. */
const OPTIONS: readonly (readonly [option: RegExp, module: string, line: string])[] = [
	[/^--ws[= ]websockets/, "websockets", "websockets"],
	[/^--ws[= ]wsproto$/, "wsproto", "wsproto"],
	[/^--http[= ]httptools$/, "httptools", "httptools"],
	[/^--loop[= ]uvloop$/, "uvloop", "uvloop"],
	[/^--log-config[= ].*\.ya?ml$/, "yaml", "pyyaml"],
	[/^--env-file[= ]/, "dotenv", "python-dotenv"],
];

/** Options and commands of the Dockerfile that need a distribution before the server so much as imports the application. */
export function hiddenOptions(space: Space, installed: Installed): readonly LackingUse[] {
	const start = space.contract === "docker" ? imageStart(space.source, space.dockerfile) : undefined;
	const [server, ...others] = start?.kind === "serves" ? start.servers : [];
	// Of several servers nobody knows which one is started.
	if (server === undefined || others.length > 0) return [];
	const { program, arguments: words } = server.command;
	if (/^(python -m )?fastapi\b/.test(program)) return commandOf(space, installed, server);
	const programs = programsOf(space, installed, server);
	if (programs.length > 0 || !/^(python -m )?uvicorn$/.test(program)) return programs;
	return words.flatMap((word, index) => {
		const written = /^--[a-z-]+$/.test(word.text) ? `${word.text} ${words[index + 1]?.text ?? ""}` : word.text;
		const [, module, line] = OPTIONS.find(([option]) => option.test(written)) ?? [];
		if (module === undefined || line === undefined || isThere(installed, [module])) return [];
		const error = `ModuleNotFoundError: No module named '${module}'`;
		const lacking = missing(space, { user: "uvicorn", line, modules: [module], error });
		return [useOf(word.origin.place, `uvicorn is given ${shorten(written)}`, lacking)];
	});
}

/** The server itself, and for gunicorn the one whose workers it is given. */
function programsOf(
	space: Space,
	installed: Installed,
	{ serving, command, place }: ImageServer,
): readonly LackingUse[] {
	if (serving === undefined) return [];
	const isUvicornWorker = serving.server === "gunicorn" && /^uvicorn\b/.test(serving.worker?.text ?? "");
	const names = [serving.server, ...(isUvicornWorker ? ["uvicorn"] : [])];
	return names.flatMap((name) => {
		if (isThere(installed, [name])) return [];
		const error =
			name === serving.server ? `${name}: command not found` : `ModuleNotFoundError: No module named '${name}'`;
		const lacking = missing(space, { user: "the image", line: name, modules: [name], error });
		return [useOf(place, `"${shorten(command.program)}" is started`, lacking)];
	});
}

function commandOf(space: Space, installed: Installed, server: ImageServer): readonly LackingUse[] {
	const [word] = server.command.arguments;
	if (word === undefined || !installed.has("fastapi") || isThere(installed, ["fastapi_cli"])) return [];
	const path = space.requirements?.path ?? "requirements.txt";
	const lacking = {
		cause: `for which FastAPI needs its extra "standard", and nothing that ${path} requires brings that`,
		error: 'RuntimeError: To use the fastapi command, please install "fastapi[standard]"',
		advice: `Write "fastapi[standard]" instead of "fastapi" in ${path}, or start uvicorn.`,
		line: undefined,
		modules: ["fastapi_cli"],
	};
	return [useOf(word.origin.place, "the command fastapi is run", lacking)];
}

function useOf(place: Place, what: string, lacking: Lacking): LackingUse {
	return { what, place, trace: () => [], when: "start", unless: undefined, lacking };
}

function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
