import { readCard } from "../../src/card/read-card.ts";
import { baseImage } from "../../src/package/base-image.ts";
import { generateDockerfile } from "../../src/package/dockerfile.ts";
import { installationOf } from "../../src/package/installation.ts";
import { portOf } from "../../src/package/readme.ts";
import { DEFAULT_PYTHON, parsePythonVersion } from "../../src/python/version.ts";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import { memorySource } from "../support/memory-source.ts";

/** The files of a case: a text that begins with "-> " is a link. */
export function plantedFiles(
	files: Readonly<Record<string, string>>,
): Record<string, string | { readonly link: string }> {
	const planted = Object.entries(files).map(([path, text]) => [
		path,
		text.startsWith("-> ") ? { link: text.slice(3) } : text,
	]);
	return Object.fromEntries(planted);
}

/** The Dockerfile that a project is packaged with. */
export function packagedDockerfile(files: Readonly<Record<string, string>>, python = "3.10"): string {
	const source = memorySource(plantedFiles(files));
	const version = parsePythonVersion(python) ?? DEFAULT_PYTHON;
	const requirements = readRequirements(source, version);
	return generateDockerfile({
		image: baseImage(version, requirements),
		installation: installationOf(source, requirements),
		target: "main:app",
		port: portOf(readCard(source)),
	});
}
