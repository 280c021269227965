import type { DockerfileReading, Run, Stage } from "./dockerfile.ts";
import { pythonOfImage } from "./plain-image.ts";

/** Tools that bring a Python of their own into an image. */
const OTHER_PYTHON = /\b(?:uv[ \t]+(?:python|venv)|conda|mamba|pyenv|deadsnakes|apt(?:-get)?[ \t][^\n]*\bpython3\.)/;

/** Characters of a script in which such tools are looked for. */
const MAX_SCRIPT = 20_000;

/**
 * The version of Python in the image that is built, by the name of the image that it begins with: "3.12". `undefined` where
 * the Dockerfile does not say it, or brings another one besides.
 */
export function imagePython(dockerfile: DockerfileReading): string | undefined {
	const stage = dockerfile.kind === "read" ? dockerfile.target : undefined;
	if (stage === undefined || bringsAnother(stage)) return undefined;
	return pythonOfImage(stage.image);
}

function bringsAnother({ steps, image }: Stage): boolean {
	const isManaged = /(?:^|\/)uv:/.test(image ?? "");
	return steps.some((step) => step.kind === "run" && isOther(step, isManaged));
}

function isOther({ scripts }: Run, isManaged: boolean): boolean {
	return scripts.some(({ text }) => {
		const found = OTHER_PYTHON.exec(text.slice(0, MAX_SCRIPT))?.[0];
		return found !== undefined && !(isManaged && /^uv[ \t]+venv/.test(found));
	});
}
