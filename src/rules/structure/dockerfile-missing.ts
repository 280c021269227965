import type { Rule } from "../../gate/rule.ts";
import { topOf } from "../../source/place.ts";
import { lookalikes, rootFile } from "../../source/root-file.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";

/** What the Hub does without one. */
const EFFECT =
	'the Hub builds a Docker Space from the Dockerfile at its root, and without one it stays at "No application file"';

/** How to do without one. */
const OTHER_WAY =
	'To have one generated instead, set "sdk: python" in README.md and let main.py bind app: that is the python contract.';

export default {
	id: "structure/dockerfile-missing",
	title: "The Space root holds a Dockerfile",
	severity: "error",
	contracts: ["docker"],
	clauses: ["002"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-sdks-docker"],
	check: ({ source }) => {
		const file = rootFile(source, "Dockerfile");
		if (file.kind === "file") return [];
		if (file.kind === "obstructed") {
			return [{ place: topOf("Dockerfile"), message: `Dockerfile ${file.clause}, but ${EFFECT}. ${file.advice}` }];
		}
		const meant = otherFile(source);
		if (meant === undefined) {
			const message = `There is no Dockerfile at the Space root: ${EFFECT}. Add one. ${OTHER_WAY}`;
			return [{ place: topOf("Dockerfile"), message }];
		}
		const advice = meant.includes("/")
			? "Move it to the Space root, or make its folder the Space root"
			: "Rename it to Dockerfile";
		const message = `There is no Dockerfile at the Space root: ${EFFECT}. "${shown(meant)}" seems to be meant. ${advice}.`;
		return [{ place: topOf(meant), message }];
	},
} satisfies Rule;

/** A Dockerfile under another name, or in a folder of its own. */
function otherFile(source: Source): string | undefined {
	const [misspelt] = lookalikes(source, "Dockerfile");
	if (misspelt !== undefined) return misspelt;
	const paths = [...source.entries.keys()];
	const named = paths.find((path) =>
		/^(?:containerfile|dockerfile[._-](?:prod|production|hf|space|spaces|huggingface)|(?:prod|hf)\.dockerfile)$/i.test(
			path,
		),
	);
	return (
		named ??
		paths.find((path) =>
			/^(?:docker|\.docker|deploy|deployment|infra|backend|server|api|app|src)\/Dockerfile$/.test(path),
		)
	);
}
