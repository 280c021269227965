/** What the local Hub does with a Dockerfile: the little that it can do without containers. */
export interface Plan {
	/** The version of Python that the image has: "3.10". */
	readonly python: string;
	/** Where the application lies in the container. */
	readonly folder: string;
	/** Instructions as the build log shows them. */
	readonly lines: readonly string[];
	/** Files of requirements that pip installs from. */
	readonly requirements: readonly string[];
	/** The words of CMD. */
	readonly command: readonly string[];
}

/** Reads a Dockerfile of one stage. */
export function readDockerfile(text: string): Plan {
	const lines = text
		.replace(/^\s*#.*$/gm, "")
		.replace(/\\\r?\n/g, " ")
		.split(/\r?\n/)
		.map((line) => line.trim().replace(/\s+/g, " "))
		.filter((line) => line !== "");
	const last = (name: string) => lines.findLast((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
	const requirements = lines
		.filter((line) => /^RUN .*pip3? install/.test(line))
		.flatMap((line) => [...line.matchAll(/ (?:-r|--requirement)[ =]?(\S+)/g)].map(([, file = ""]) => file));
	const [, python = "3.11"] = /python:(\d\.\d+)/.exec(last("FROM") ?? "") ?? [];
	return { python, folder: last("WORKDIR") ?? "/", lines, requirements, command: words(last("CMD") ?? "") };
}

/** JSON form, or what the shell would make of plain words. */
function words(command: string): readonly string[] {
	try {
		const list: unknown = JSON.parse(command);
		if (Array.isArray(list)) return list.map(String);
	} catch {}
	return command.split(" ").filter((word) => word !== "");
}

/**
 * Arguments of `python -m uvicorn` for a command of uvicorn's, on another address. `undefined` for commands that are not
 * uvicorn's.
 */
export function uvicornArguments(command: readonly string[], port: number): readonly string[] | undefined {
	const at = command.findIndex((word) => /(^|\/)uvicorn$/.test(word));
	if (at < 0) return undefined;
	const given = command.slice(at + 1);
	const kept = given.filter(
		(word, index) => !isAddress(word) && !(isAddress(given[index - 1]) && !isJoined(given[index - 1])),
	);
	return [...kept, "--host", "127.0.0.1", "--port", String(port)];
}

function isAddress(word = ""): boolean {
	return /^--(?:host|port)(?:=|$)/.test(word);
}

function isJoined(word = ""): boolean {
	return word.includes("=");
}
