import type { Fault } from "../gate/fault.ts";
import type { Source } from "../source/source.ts";
import { DEFAULT_PORT } from "./content/card-head.ts";
import type { Knowledge } from "./knowledge.ts";

/** Rules that compare the port of the card with the one that is served. */
const RULES: ReadonlySet<string> = new Set(["runtime/port", "entrypoint/hardcoded-port"]);

/** Ports that are tried, those of the Dockerfile in their order; bytes of it that are searched. */
const MAX = { ports: 5, bytes: 64 * 1024 } as const;

/** Learns what rules say of a backend with some files added. */
type Learn = (
	files: ReadonlyMap<string, Uint8Array>,
	rules: ReadonlySet<string>,
) => Promise<Knowledge | { readonly fault: Fault }>;

/**
 * The port that a Dockerfile serves: the first that it mentions with which the gate is content. `undefined` where none is, or
 * where the Hub's own is right.
 */
export async function servedPort(
	source: Source,
	contents: ReadonlyMap<string, Uint8Array>,
	learnWith: Learn,
): Promise<number | undefined> {
	const content = source.read("Dockerfile");
	if (!(content instanceof Uint8Array)) return undefined;
	const text = new TextDecoder().decode(content.subarray(0, MAX.bytes));
	const mentioned = [...text.matchAll(/(?<![\w.])\d{4,5}(?![\w.])/g)].map(([digits]) => Number(digits));
	const ports = [...new Set([DEFAULT_PORT, ...mentioned])].filter((port) => port > 1024 && port < 65_536);
	for (const port of ports.slice(0, MAX.ports)) {
		const card = new TextEncoder().encode(`---\nsdk: docker\napp_port: ${port}\n---\n`);
		const known = await learnWith(new Map([...contents, ["README.md", card]]), RULES);
		if ("judged" in known && known.judged.judgement.findings.length === 0) return port;
	}
	return undefined;
}
