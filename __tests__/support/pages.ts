import { readFileSync } from "node:fs";
import type { Source } from "../../src/source/source.ts";
import { memorySource } from "./memory-source.ts";
import { type Conditions, type Given, givenConditions } from "./spaces.ts";

/** A code block of a rule's page that claims to fail or to pass. */
export interface Example {
	readonly claim: "fails" | "passes";
	/** Line of the page at which the block begins. */
	readonly line: number;
	readonly source: Source;
	readonly conditions: Conditions;
}

/** A small Space with which every rule is content. */
const COMPLETE: Readonly<Record<string, string>> = {
	"README.md":
		'---\ntitle: Todo API\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo API\n',
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi\nuvicorn\npydantic\nsqlmodel\npython-dotenv\n",
};

/**
 * The examples of a rule's page: `<language> <file> fails|passes`, or `tree fails|passes` with one path a line. What the
 * tree cannot say stands in a comment on the line before, `<!-- given: {"hub": …} -->`, as case.yml has it, and there the `files`
 * that stand beside the one that is shown.
 */
export function examplesOf(rule: string): Example[] {
	const page = readFileSync(`docs/rules/${rule}.md`, "utf8");
	const blocks = page.matchAll(/(?:^<!-- given: (.*) -->\n)?^```(\S+)(?: (\S+))? (fails|passes)\n([\s\S]*?)^```$/gm);
	return [...blocks].map(({ 1: given = "{}", 2: language = "", 3: file = "", 4: claim, 5: text = "", index }) => ({
		claim: claim === "fails" ? "fails" : "passes",
		line: page.slice(0, index).split("\n").length,
		...conditionsOf(JSON.parse(given), (files) =>
			language === "tree" ? treeOf(text) : { ...COMPLETE, ...files, [file]: text },
		),
	}));
}

function conditionsOf(
	{ files = {}, ...given }: Given & { readonly files?: Readonly<Record<string, string>> },
	treeWith: (files: Readonly<Record<string, string>>) => Parameters<typeof memorySource>[0],
): Pick<Example, "source" | "conditions"> {
	return { conditions: givenConditions(given), source: memorySource(treeWith(files)) };
}

/** Just the files listed, with the content that their like has in the complete Space; `name -> target` is a link. */
function treeOf(text: string): Record<string, string | { readonly link: string }> {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	return Object.fromEntries(
		lines.map((line) => {
			const [path = "", link] = line.split(" -> ");
			return [path, link === undefined ? (COMPLETE[path.split("/").at(-1) ?? ""] ?? "") : { link }];
		}),
	);
}
