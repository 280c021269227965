import type { Mount, Run } from "./dockerfile.ts";
import { splitFlags } from "./flags.ts";
import type { Instruction } from "./instructions.ts";
import { listWords } from "./words.ts";

/** What a RUN needs of its stage. */
interface Surroundings {
	readonly folder: string | undefined;
	expand(text: string): string | undefined;
}

/** Reads a RUN: a line, a list, or texts behind `<<`. A text that another program than a shell reads is left out. */
export function readRun({ body, heredocs, start, end }: Instruction, { folder, expand }: Surroundings): Run {
	const { flags, rest } = splitFlags(body);
	const mounts = flags
		.filter(({ name }) => name === "mount")
		.map(({ value, at, length }): Mount => {
			const options = value.split(",").map((one): [string, string] => {
				const equals = one.indexOf("=");
				const name = (equals === -1 ? one : one.slice(0, equals)).trim();
				return [name, equals === -1 ? "" : (expand(one.slice(equals + 1)) ?? "")];
			});
			return { options: new Map(options), start: body.offset(at), end: body.offset(at + length - 1) + 1 };
		});
	const isList = listWords(rest.text) !== undefined;
	const isShell = /^\s*<<-?["']?[^\s<"']+["']?(?:\s+(?:\/bin\/)?(?:ba|da)?sh\b.*)?$/.test(rest.text);
	const scripts = isShell && heredocs.length > 0 ? heredocs.map(({ content }) => content) : [rest];
	return { kind: "run", scripts, isList, mounts, folder, start, end };
}
