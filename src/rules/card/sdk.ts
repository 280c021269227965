import type { CardValue } from "../../card/card.ts";
import { showPair } from "../../card/show-pair.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Contract } from "../../gate/space.ts";

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
	check: ({ card, contract }) => {
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const sdk = card.values.get("sdk");
		if (sdk === undefined) return [absent(card.values, { ...card.place, end: card.place.start }, contract)];
		if (sdk.value === contract) return [];
		return [{ place: sdk.place, message: `${whatIsWrong(sdk, contract)} ${remedyFor(sdk, contract)}` }];
	},
} satisfies Rule;

function absent(values: ReadonlyMap<string, CardValue>, top: Problem["place"], contract: Contract): Problem {
	const why = "the Hub does not know how to run the Space and stops it with a configuration error";
	for (const [key, { keyPlace }] of values) {
		if (key.toLowerCase() !== "sdk") continue;
		return {
			place: keyPlace,
			message: `README.md spells the key "sdk" as "${key}", which the Hub ignores: ${why}. ${REMEDY[contract]}`,
		};
	}
	return { place: top, message: `The front matter of README.md has no key "sdk": ${why}. ${REMEDY[contract]}` };
}

function whatIsWrong(sdk: CardValue, contract: Contract): string {
	const pair = `README.md says ${showPair("sdk", sdk)}`;
	if (sdk.value === null) return `README.md gives "sdk" no value, so the Hub does not know how to run the Space.`;
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
	return REMEDY[contract];
}
