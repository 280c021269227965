import type { Rule } from "../../gate/rule.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";

/** Files at the root that only Docker reads, by their name in lower case. */
const DOCKER_FILES =
	/^((dockerfile|containerfile)([._-][^/]+)?|[^/]+\.(dockerfile|containerfile)|(docker-)?compose([._-][^/]+)?\.ya?ml|docker-bake(\.override)?\.(hcl|json)|docker-stack\.ya?ml|\.(docker|container)ignore)$/;

/** Each of those names has one of them. */
const WORDS = ["docker", "container", "compose"];

/** Findings that one Space gets. */
const FINDINGS = 20;

/** Names that begin like those and are something else: `dockerfile.py` is a module, `dockerfile.md` a text. */
const OTHER_FILES = /\.(py|pyi|md|rst|txt|html)$/;

export default {
	id: "structure/dockerfile-forbidden",
	title: "The Space root holds no Docker files",
	severity: "error",
	contracts: ["python"],
	clauses: ["SP-HF-02", "SP-HF-10"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-sdks-docker"],
	check: ({ source }) =>
		atMost(
			FINDINGS,
			[...source.entries.keys()].filter(isDockerFile).map((path) => ({
				place: topOf(path),
				message:
					`${shown(path)} stands at the Space root, but the python contract forbids Docker files: ` +
					"Space Gate generates the Dockerfile that serves main:app, and this one would contradict it. " +
					`Delete ${shown(path)}, or set "sdk: docker" in README.md to be held to the docker contract instead.`,
			})),
		),
} satisfies Rule;

function isDockerFile(path: string): boolean {
	const name = path.toLowerCase();
	if (!WORDS.some((word) => name.includes(word))) return false;
	return DOCKER_FILES.test(name) && !OTHER_FILES.test(name);
}
