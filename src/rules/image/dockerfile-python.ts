import type { Source } from "../../source/source.ts";

/** Characters of a Dockerfile that are read. */
const MAX_TEXT = 262_144;

/** Characters of a build argument's default: an image's name is shorter. */
const MAX_VALUE = 200;

/** Tools that bring a Python of their own into an image. */
const OTHER_PYTHON = /\b(?:uv[ \t]+(?:python|venv)|conda|mamba|pyenv|deadsnakes|apt(?:-get)?[ \t][^\n]*\bpython3\.)/;

/** Tags of images with Python: `python:3.12-slim`, `uv:python3.12-bookworm`. */
const IMAGE = /(?:(?:^|\/)python:|:python)(3\.\d{1,2})(?![\d])/;

/**
 * The version of Python in the image of the last stage, by the name of the image that it begins with: "3.12".
 * `undefined` where the Dockerfile does not say it, or brings another one besides.
 */
export function imagePython(source: Source): string | undefined {
	const content = source.read("Dockerfile");
	const text = content instanceof Uint8Array ? new TextDecoder().decode(content.subarray(0, MAX_TEXT)) : "";
	if (OTHER_PYTHON.test(text)) return undefined;
	const values = new Map<string, string>();
	const stages = new Map<string, string | undefined>();
	let last: string | undefined;
	for (const line of text.split(/\r?\n/)) {
		const [, keyword = "", rest = ""] = /^[ \t]*(ARG|FROM)[ \t]+(.*)$/i.exec(line) ?? [];
		if (keyword.toUpperCase() === "ARG") {
			const [name = "", value = ""] = rest.trim().split("=", 2);
			values.set(name, value.slice(0, MAX_VALUE).replaceAll(/["']/g, ""));
		} else if (keyword !== "") {
			const [image = "", as = "", name = ""] = rest
				.split(/[ \t]+/)
				.filter((word) => word !== "" && !word.startsWith("--"));
			const written = image.replaceAll(
				/\$\{?(\w+)(?::-([^}]*))?\}?/g,
				(_, key: string, other = "") => values.get(key) ?? other,
			);
			last = stages.get(written.toLowerCase()) ?? IMAGE.exec(written)?.[1];
			if (as.toLowerCase() === "as") stages.set(name.toLowerCase(), last);
		}
	}
	return last;
}
