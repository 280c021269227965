import { isName, nameAtStart } from "../names.ts";
import { originOf } from "./addresses.ts";
import { invalid, named, type Said } from "./said.ts";
import { readSpecifier } from "./specifier.ts";

/** Reads a requirement of PEP 508 without its marker. */
export function readNamed(body: string): Said {
	const name = nameAtStart(body);
	const rest = body.slice(name.length).trimStart();
	if (name === "") return invalid(`"${body}" does not begin with the name of a distribution`);
	if (!rest.startsWith("[")) return readRest(name, [], rest);
	const end = rest.indexOf("]");
	if (end === -1) return invalid('the "[" of its extras is not closed');
	const inner = rest.slice(1, end).trim();
	const extras = inner === "" ? [] : inner.split(",").map((extra) => extra.trim());
	if (!extras.every(isName)) return invalid(`"[${inner}]" is not a list of extras`);
	return readRest(name, extras, rest.slice(end + 1).trimStart());
}

function readRest(name: string, extras: readonly string[], rest: string): Said {
	if (rest === "") return named(name, extras);
	if (rest.startsWith("@")) {
		const address = rest.slice(1).trim();
		if (address === "" || /\s/.test(address)) return invalid(`"${rest}" is not an address`);
		return { ...named(name, extras), origin: originOf(address) };
	}
	const specifier = readSpecifier(rest);
	if (specifier.kind === "invalid") return specifier;
	const { clauses, legacy, recent } = specifier;
	return { ...named(name, extras), specifier: clauses, legacy, recent };
}
