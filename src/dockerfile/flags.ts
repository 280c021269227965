import type { Passage } from "./passage.ts";

/** An option of an instruction: `--from=build`. */
export interface Flag {
	/** Without its dashes: "from". */
	readonly name: string;
	/** "" for one without a value. */
	readonly value: string;
	/** Where it stands in the instruction's text. */
	readonly at: number;
	readonly length: number;
}

/** The options at the head of an instruction, and what follows them. */
export function splitFlags(body: Passage): { readonly flags: readonly Flag[]; readonly rest: Passage } {
	const flags: Flag[] = [];
	const option = /--([a-z-]*)(?:=("[^"]*"|\S*))?(?:\s+|$)/y;
	let end = 0;
	for (let found = option.exec(body.text); found !== null; found = option.exec(body.text)) {
		const [whole, name = "", value = ""] = found;
		flags.push({ name, value: value.replaceAll('"', ""), at: found.index, length: whole.trimEnd().length });
		end = option.lastIndex;
	}
	return { flags, rest: body.slice(end) };
}
