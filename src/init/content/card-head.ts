import { README } from "../../card/card.ts";
import { titleOf } from "../../card/title.ts";
import { withHead } from "../../card/write-front-matter.ts";
import type { Finding } from "../../gate/finding.ts";
import type { Contract } from "../../gate/space.ts";
import type { Source } from "../../source/source.ts";

/** The port of a Docker Space whose card names none (spaces-config-reference.md). */
export const DEFAULT_PORT = 7860;

/** What a card is made of. */
export interface CardRequest {
	readonly contract: Contract;
	/** The version of Python that the card names, "3.10". */
	readonly python: string;
	/** The name of the folder, for a README.md without a heading. */
	readonly folder: string;
	/** The port that the Dockerfile serves. */
	readonly port: number;
}

/**
 * README.md with a card at its head, or a new one. `undefined` where `missing`, what card/missing found, says that this
 * would not mend it: the file is called otherwise, or begins with something that was perhaps meant to be a card.
 */
export function readmeWithHead(source: Source, missing: Finding, request: CardRequest): Uint8Array | undefined {
	const content = source.read(README);
	if (content === undefined) {
		const hasOther = [...source.entries.keys()].some((path) => /^readme(\.(md|markdown))?$/i.test(path));
		return hasOther ? undefined : newReadme(request);
	}
	// What a link leads to may belong to something else.
	if ("unreadable" in content || source.entries.get(README)?.kind !== "file") return undefined;
	if (content.length > 0 && !isHeadOnly(missing)) return undefined;
	const text = new TextDecoder().decode(content);
	return withHead(content, frontMatter(titleOf(text, request.folder), request));
}

/** Whether the fix only puts something before the first character. */
function isHeadOnly({ fix }: Finding): boolean {
	const [edit, ...others] = fix?.edits ?? [];
	if (edit === undefined || others.length > 0) return false;
	return [edit.place.start, edit.place.end].every(({ line, column }) => line === 1 && column === 1);
}

function newReadme(request: CardRequest): Uint8Array {
	const title = titleOf("", request.folder);
	const kind =
		request.contract === "docker" ? "the container that its Dockerfile describes" : "the application in main.py";
	const body = `# ${title}\n\nThis folder becomes a Hugging Face Space, which runs ${kind}.\n`;
	return withHead(new TextEncoder().encode(body), frontMatter(title, request));
}

/** The keys that the Hub shows and goes by (spaces-config-reference.md). */
function frontMatter(title: string, { contract, python, port }: CardRequest): string {
	const own =
		contract === "docker"
			? ["sdk: docker", `app_port: ${port}`]
			: ["sdk: python", `python_version: "${python}"`, "app_file: main.py"];
	return [`title: ${JSON.stringify(title)}`, "emoji: 🚀", "colorFrom: blue", "colorTo: green", ...own].join("\n");
}
