import type { BaseImage } from "./base-image.ts";
import type { Installation } from "./installation.ts";
import { serverCommand } from "./server-command.ts";

/** The file's name on the Hub. */
export const DOCKERFILE = "Dockerfile";

/** What a generated Dockerfile is made of. */
export interface DockerfileRequest {
	readonly image: BaseImage;
	readonly installation: Installation;
	/** The module and attribute that uvicorn loads: "main:app". */
	readonly target: string;
	/** The port that the Hub asks. */
	readonly port: number;
}

/**
 * The Dockerfile that makes the Hub serve a Python Space: as user 1000, the only one that the Hub runs containers as,
 * behind its proxy (https://huggingface.co/docs/hub/spaces-sdks-docker). No secret is there while it is built.
 */
export function generateDockerfile({ image, installation, target, port }: DockerfileRequest): string {
	const sections = [
		[
			"# Made by Space Gate for the upload; the repository does not hold this file.",
			...(image.reason === undefined ? [] : [`# The full image, because ${image.reason}.`]),
			`FROM ${image.name}`,
		],
		[
			"RUN useradd --create-home --uid 1000 user \\",
			" && install --directory --owner=user --group=user /app",
			"USER user",
			"ENV HOME=/home/user \\",
			"    PATH=/home/user/.local/bin:$PATH \\",
			"    PYTHONUNBUFFERED=1",
			"WORKDIR /app",
		],
		...copyAndInstall(installation),
		[`CMD ${json(serverCommand(target, port))}`],
	];
	return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function copyAndInstall(installation: Installation): string[][] {
	const everything = "COPY --chown=user . .";
	switch (installation.kind) {
		case "none":
			return [[everything]];
		case "tree":
			return [[`# All files come first, because ${installation.reason}.`, everything, install(installation.path)]];
		case "lists":
			return [[...copies(installation.files), install(installation.path)], [everything]];
	}
}

function install(path: string): string {
	return `RUN pip install --user --no-cache-dir --requirement ${path}`;
}

/** COPY puts files side by side: each folder takes an instruction of its own. */
function copies(files: readonly string[]): string[] {
	const byFolder = new Map<string, string[]>();
	for (const file of files) {
		const folder = file.slice(0, file.lastIndexOf("/") + 1) || "./";
		byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
	}
	return [...byFolder].map(([folder, names]) => `COPY --chown=user ${json([...names, folder])}`);
}

/** Words as Docker's JSON form has them. */
function json(words: readonly string[]): string {
	return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}
