import { type Card, type CardValue, README } from "../../card/card.ts";
import { showPair } from "../../card/show-pair.ts";
import type { Fix, Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Contract, Space } from "../../gate/space.ts";
import { insertPair, rewriting, safetyOfContract } from "../front-matter/card-edit.ts";

/** A card that could be read. */
type ReadCard = Extract<Card, { kind: "card" }>;

/** What becomes of the program where the Hub is given one of its own SDKs. */
const ON_THE_HUB: ReadonlyMap<unknown, string> = new Map([
	["docker", "the Hub builds the Space's own Dockerfile"],
	["gradio", "the Hub runs the app file as a script that must serve Gradio by itself, and nothing serves main:app"],
	["static", "the Hub hands out files and runs no Python at all"],
	["streamlit", "the Hub starts the app file with Streamlit, and nothing serves main:app"],
]);

/** How to get what the contract wants. */
const REMEDY: Readonly<Record<Contract, string>> = {
	python:
		'Write "sdk: python": when Space Gate deploys, it replaces that with "sdk: docker" and a generated Dockerfile that serves main:app.',
	docker: 'Write "sdk: docker", so that the Hub builds the Dockerfile of this Space.',
};

/** Which contract fits a program that was written for an SDK of the Hub's own. */
const OTHER_SDKS: ReadonlyMap<unknown, string> = new Map([
	[
		"gradio",
		"A Gradio interface fits both contracts once main.py mounts it in the application (gradio.mount_gradio_app).",
	],
	["static", "Neither contract is made for a Space of files without a program: it needs no gate."],
	[
		"streamlit",
		"Streamlit has no application that a server could be given: bring a Dockerfile and choose the docker contract.",
	],
]);

export default {
	id: "card/sdk",
	title: "The front matter names the SDK of the contract",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-02", "SP-HF-06", "002 sdk_type"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://huggingface.co/docs/hub/spaces-sdks-docker",
	],
	check: (space) => {
		const { card, contract } = space;
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const sdk = card.values.get("sdk");
		if (sdk === undefined) return [absent(space, card)];
		if (sdk.value === contract) return [];
		const message = `${whatIsWrong(card.file, sdk, contract)} ${remedyFor(sdk, contract)}`;
		const fix = fixOf(sdk, contract);
		return [{ place: sdk.place, message, ...(fix !== undefined && { fix }) }];
	},
} satisfies Rule;

function absent(space: Space, card: ReadCard): Problem {
	const { contract, source } = space;
	const why = "the Hub does not know how to run the Space and stops it with a configuration error";
	for (const [key, { keyPlace, value }] of card.values) {
		if (key.toLowerCase() !== "sdk") continue;
		const message = `${card.file} spells the key "sdk" as "${key}", which the Hub ignores: ${why}. ${REMEDY[contract]}`;
		const fix = { title: 'Rename the key to "sdk"', edits: [{ place: keyPlace, text: "sdk" }] };
		return { place: keyPlace, message, fix: { ...fix, safety: value === contract ? "safe" : "unsafe" } };
	}
	const edit = insertPair(source, card, `sdk: ${contract}`);
	const [where, place] =
		card.file === README
			? ["The front matter of README.md", { ...card.place, end: card.place.start }]
			: [`"card" in ${card.file}`, card.place];
	return {
		place,
		message: `${where} has no key "sdk": ${why}. ${REMEDY[contract]}`,
		...(edit !== undefined && {
			fix: { title: `Add "sdk: ${contract}"`, safety: safetyOfContract(space), edits: [edit] },
		}),
	};
}

function whatIsWrong(file: string, sdk: CardValue, contract: Contract): string {
	const pair = `${file} says ${showPair("sdk", sdk)}`;
	if (sdk.value === null) return `${file} gives "sdk" no value, so the Hub does not know how to run the Space.`;
	if (typeof sdk.value !== "string") return `${pair}, which is not text, so the Hub rejects it.`;
	const known = sdk.value.trim().toLowerCase();
	if (known === contract) return `${pair}, and the value must be exactly "${contract}".`;
	const fate = ON_THE_HUB.get(known);
	if (fate !== undefined)
		return `${pair}, but the Space is held to the ${contract} contract, and with this SDK ${fate}.`;
	if (known === "python") {
		return `${pair}, but the Space is held to the docker contract, and the Hub itself has no SDK of that name: it would reject the card.`;
	}
	return `${pair}, and the Hub has no such SDK: it knows gradio, docker and static, and rejects the card.`;
}

/** The other contract is an answer only where its own SDK is what the card says. */
function remedyFor(sdk: CardValue, contract: Contract): string {
	if (contract === "python" && sdk.value === "docker") {
		return `${REMEDY.python} To bring a Dockerfile of your own instead, choose the docker contract.`;
	}
	if (contract === "docker" && sdk.value === "python") {
		return `${REMEDY.docker} To have the Dockerfile generated instead, choose the python contract.`;
	}
	const other = OTHER_SDKS.get(sdk.value);
	return other === undefined ? REMEDY[contract] : `${REMEDY[contract]} ${other}`;
}

/** No fix where the card names another SDK of the Hub: which contract was meant is a decision. */
function fixOf(sdk: CardValue, contract: Contract): Fix | undefined {
	const { value } = sdk;
	const edits = rewriting(sdk, contract);
	if (edits.length === 0) return undefined;
	const known = typeof value === "string" ? value.trim().toLowerCase() : undefined;
	if (known === "python" || ON_THE_HUB.has(known)) {
		if (known !== contract) return undefined;
		return { title: `Write "sdk: ${contract}"`, safety: "safe", edits };
	}
	return { title: `Write "sdk: ${contract}"`, safety: "unsafe", edits };
}
