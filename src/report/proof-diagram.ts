import type { Entrypoint } from "../python/program.ts";
import { clean } from "./escape.ts";
import { cut } from "./wrap.ts";

/** Steps that a diagram shows, the fewest for which one is drawn, and characters of a line in a box. */
const STEPS = { most: 12, least: 3 } as const;
const MAX_LINE = 70;

/** How the end is painted: colours that are told apart on GitHub's light and dark ground. */
const PAINTS = {
	proven: "fill:#1a7f37,stroke:#1a7f37,color:#ffffff",
	refuted: "fill:#cf222e,stroke:#cf222e,color:#ffffff",
	unproven: "fill:#9a6700,stroke:#9a6700,color:#ffffff",
} as const;

/** The way of a proof as a Mermaid diagram, which GitHub draws; `undefined` where it is short enough to be read. */
export function proofDiagram({ target, proof }: Entrypoint): string | undefined {
	const steps = proof.trace.slice(0, STEPS.most);
	if (steps.length < STEPS.least) return undefined;
	const boxes = steps.map(
		({ place, note }, index) => `  s${index}["${line(`${place.file}:${place.start.line}`)}<br>${line(note)}"]`,
	);
	const end = `  e(["${line(`${target} is ${proof.state}`)}"]):::end`;
	const way = `  ${[...steps.map((_, index) => `s${index}`), "e"].join(" --> ")}`;
	return ["```mermaid", "flowchart TD", ...boxes, end, way, `  classDef end ${PAINTS[proof.state]}`, "```"].join("\n");
}

/**
 * A text between quotes: whatever Mermaid, its HTML or the fence of Markdown could read as their own becomes an entity
 * code (mermaid.js.org, "Entity codes to escape characters").
 */
function line(text: string): string {
	return cut(clean(text), MAX_LINE).replace(
		/[^\p{L}\p{N} _./:,=()-]/gu,
		(character) => `#${character.codePointAt(0)};`,
	);
}
