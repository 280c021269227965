import { faultOfOrigin, isWildcard, type OriginFault } from "../../cors/origin.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { AllowedOrigin } from "../../python/cors.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import type { VariablesTable } from "../../variables/declaration.ts";
import { problemOfValue, typeOf } from "../../variables/values.ts";
import { atMost } from "../at-most.ts";
import { corsOf, textsIn } from "../cors/cors-of.ts";
import { quoted } from "../cors/quoted-origin.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "security/cors-invalid-origin",
	title: "Every origin that CORS allows is one that browsers send",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["002 CORSOrigin", "002/validation-3"],
	since: "0.1.0",
	sources: [
		"https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin",
		"https://www.starlette.io/middleware/#corsmiddleware",
	],
	check: (space) => {
		const allowance = corsOf(space);
		const declared = declaredProblems(space.settings.variables);
		if ("skipped" in allowance) return declared.length === 0 ? allowance : declared.map(({ problem }) => problem);
		const found = textsIn(allowance, "origins").flatMap(({ list, one }) => {
			if (one.text === "" || isWildcard(one.text)) return [];
			// What is left of "https://" + host where nothing sets the host.
			if (allowance.isByDefault && /^https?:\/\/$/.test(one.text)) return [];
			if (list.isText) return [textProblem(one)];
			const fault = faultOfOrigin(one.text);
			return fault === undefined ? [] : [{ ...problemOf(one, fault), ...fixOf(space, one, fault) }];
		});
		const texts = new Set(textsIn(allowance, "origins").map(({ one }) => one.text.trim()));
		const others = declared.filter(({ text }) => !texts.has(text)).map(({ problem }) => problem);
		return atMost(MAX_FINDINGS, [...found, ...others]);
	},
} satisfies Rule;

const EFFECT =
	"CORSMiddleware compares it letter by letter with what browsers send, so it allows no page at all, and the frontend cannot read what the Space answers.";

function problemOf({ text, place, variable }: AllowedOrigin, { what, meant }: OriginFault): Problem {
	const where = variable === undefined ? "" : ` (the fallback of ${shown(variable)})`;
	const effect =
		text === "null" ? "It names nobody: every one of them could call this Space and read the answers." : EFFECT;
	return { place, message: `CORS allows ${quoted(text)}${where}, which ${what}. ${effect} ${advice(text, meant)}` };
}

function advice(text: string, meant: string | undefined): string {
	if (text === "null") return "Remove it, and name the address from which the page is served.";
	if (meant === undefined) return 'Write protocol, host and port, such as "https://app.example.com".';
	const strip = text.trim() !== text ? " Where a list is split at commas, strip each part." : "";
	return `Write ${quoted(meant)}.${strip}`;
}

/** Writes what was meant, where the literal holds the origin and nothing else. */
function fixOf({ python }: Space, { text, place }: AllowedOrigin, { meant }: OriginFault): Pick<Problem, "fix"> {
	const module = python.module(place.file);
	if (meant === undefined || module === undefined || "unjudged" in module) return {};
	const [start, end] = [place.start, place.end].map(({ line, column }) => module.lines.offset(line) + column - 1);
	const [quote = ""] = module.text.slice(start, end);
	if (module.text.slice(start, end) !== `${quote}${text}${quote}`) return {};
	const edits = [{ place, text: `${quote}${meant}${quote}` }];
	// Where a path was cut off, or a protocol guessed, another address may have been meant.
	const isOne = text === `${meant}/` || text.toLowerCase() === meant || text.trim() === meant;
	return { fix: { title: `Write ${quoted(meant)}`, safety: isOne ? "safe" : "unsafe", edits } };
}

/** One text in place of a list: Starlette asks whether the origin is in it, which of a text is true for its pieces. */
function textProblem({ text, place }: AllowedOrigin): Problem {
	return {
		place,
		message:
			`allow_origins is the text ${quoted(text)} instead of a list. CORSMiddleware asks whether an origin is in it, and of a text that is ` +
			"true for every piece of it: shorter addresses that belong to others are allowed as well. Put it into a list" +
			`${text.includes(",") ? ', such as [one.strip() for one in origins.split(",")]' : ""}.`,
	};
}

/** Origins in the defaults of the variables table, as far as the table's own validation has nothing against them. */
function declaredProblems(table: VariablesTable = new Map()): readonly { text: string; problem: Problem }[] {
	return [...table.values()].flatMap((declaration) => {
		const { name, fallback, placeOfFallback } = declaration;
		if (fallback === undefined || !/cors|origin/i.test(name) || typeOf(declaration) !== "url-list") return [];
		if (problemOfValue(declaration, fallback) !== undefined) return [];
		return fallback.split(",").flatMap((part) => {
			const text = part.trim();
			const fault = text === "" || /^[["]/.test(text) ? undefined : faultOfOrigin(text);
			return fault === undefined ? [] : [{ text, problem: defaultProblem(name, text, fault, placeOfFallback) }];
		});
	});
}

function defaultProblem(name: string, text: string, { what, meant }: OriginFault, place: Place): Problem {
	const message = `The default of "${shown(name)}" holds ${quoted(text)}, which ${what}. ${EFFECT} ${advice(text, meant)}`;
	return { place, message };
}
