import { parseDocument } from "yaml";
import { isRecord } from "../../../../src/http/json.ts";

/** What the Hub makes of a README's front matter. */
export interface CardReading {
	readonly isMissing: boolean;
	/** In the words of the Hub. */
	readonly errors: readonly string[];
	readonly values: Readonly<Record<string, unknown>>;
}

const COLOURS = ["red", "yellow", "green", "blue", "indigo", "purple", "pink", "gray"];
const SDKS = ["gradio", "streamlit", "docker", "static"];

/** Reads a card as the Hub does, as far as its words are known (facts/hugging-face.md, 1.1). */
export function cardErrors(readme: string): CardReading {
	const [, text] = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(readme) ?? [];
	if (text === undefined) return { isMissing: true, errors: [], values: {} };
	const document = parseDocument(text);
	const [broken] = document.errors;
	if (broken !== undefined) {
		return { isMissing: false, errors: [`YAML Exception: ${broken.message.split("\n")[0]}`], values: {} };
	}
	const value: unknown = document.toJS();
	const values = isRecord(value) ? value : {};
	const { sdk, short_description: short, app_port: port } = values;
	const oneOf = (key: string, allowed: readonly string[]) => {
		const given = values[key];
		const isAllowed = given === undefined || (typeof given === "string" && allowed.includes(given));
		return isAllowed ? [] : [`"${key}" must be one of [${allowed.join(", ")}]`];
	};
	const errors = [
		...oneOf("colorFrom", COLOURS),
		...oneOf("colorTo", COLOURS),
		...(sdk === undefined ? [] : oneOf("sdk", SDKS)),
		...(typeof short === "string" && [...short].length > 60
			? ['"short_description" length must be less than or equal to 60 characters long']
			: []),
		...(port !== undefined && typeof port !== "number" ? ['"app_port" must be a number'] : []),
		...(typeof port === "number" && port < 1025 ? ['"app_port" must be greater than or equal to 1025'] : []),
	];
	return { isMissing: false, errors, values };
}
