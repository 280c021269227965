import type { Copy, CopySource, Stage } from "./dockerfile.ts";
import { splitFlags } from "./flags.ts";
import type { Instruction } from "./instructions.ts";
import { contextPath, joinPath } from "./paths.ts";
import { listWords, splitWords } from "./words.ts";

/** What a COPY or an ADD needs of its stage. */
interface Surroundings {
	readonly keyword: Copy["keyword"];
	/** The working directory. */
	readonly folder: string | undefined;
	expand(text: string): string | undefined;
	stageNamed(name: string): Stage | "image";
}

/** Reads a COPY or an ADD in both its forms. */
export function readCopy({ body, heredocs, start, end }: Instruction, around: Surroundings): Copy {
	const { flags, rest } = splitFlags(body);
	const optionOf = (name: string) => flags.find((flag) => flag.name === name)?.value;
	const words = listWords(rest.text) ?? splitWords(rest.text);
	const last = words.at(-1);
	const target = around.expand(last?.text ?? "");
	const texts = new Set(heredocs.map(({ name }) => name));
	const sources = words.slice(0, -1).map((word): CopySource => {
		const place = { start: rest.offset(word.at), end: rest.offset(word.at + word.text.length - 1) + 1 };
		if (word.text.includes("<<") && texts.has(word.text.replace(/^\d*<<-?|["']/g, ""))) {
			return { kind: "text", path: undefined, ...place };
		}
		const path = around.expand(word.text);
		const isAddress = around.keyword === "ADD" && path !== undefined && /^(?:[a-z][a-z+.-]*:\/\/|git@)/i.test(path);
		return isAddress
			? { kind: "address", path, ...place }
			: { kind: "path", path: path && contextPath(path), ...place };
	});
	const from = optionOf("from");
	return {
		kind: "copy",
		keyword: around.keyword,
		sources,
		destination: target === undefined ? undefined : joinPath(around.folder, target),
		isIntoFolder: sources.length > 1 || target === undefined || /(?:^|\/)\.{0,2}\/?$|\/$/.test(target),
		from: from === undefined ? undefined : stageOf(around, from),
		owner: optionOf("chown"),
		mode: optionOf("chmod"),
		isFiltered: flags.some(({ name }) => name === "exclude" || name === "parents"),
		start,
		end,
	};
}

function stageOf({ expand, stageNamed }: Surroundings, written: string): Stage | "image" {
	const name = expand(written);
	return name === undefined ? "image" : stageNamed(name);
}
