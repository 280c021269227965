import type { Part } from "../values/value.ts";

/** Where an address begins. */
export type Origin =
	/** A path of the host that the page comes from. */
	| { readonly kind: "relative" }
	/** An environment variable holds it. */
	| { readonly kind: "variable"; readonly name: string }
	/** Protocol, host and port, in lower case: "http://localhost:8000". */
	| { readonly kind: "literal"; readonly text: string; readonly part: Extract<Part, { kind: "literal" }> }
	| { readonly kind: "unknown" };

/** What can be told of an address. */
export interface Address {
	/** One, or where several are possible all of them. */
	readonly origins: readonly Origin[];
	/** The segments of its path behind the base; `undefined` for one that nobody can tell. */
	readonly segments: readonly (string | undefined)[];
	/** Whether the path may go on: a text of which nobody knows whether it is a query follows it. */
	readonly isOpen: boolean;
	/** Whether the path ends with a slash. */
	readonly hasSlash: boolean;
	/** Whether something of the path may stand in the base. */
	readonly hasBase: boolean;
}

/** What stands for what nobody can tell, in a text that cannot hold it. */
const GAP = "\u0000";

/** Reads an address. */
export function readAddress(parts: readonly Part[]): Address {
	const { origins, path, hasBase } = split(parts);
	const end = path.search(/[?#]/);
	const plain = end === -1 ? path : path.slice(0, end);
	const all = plain.split("/").filter((segment) => segment !== "");
	const last = all.at(-1) ?? "";
	const isOpen = last.indexOf(GAP) > 0;
	const names = isOpen ? [...all.slice(0, -1), last.slice(0, last.indexOf(GAP))] : all;
	return {
		origins,
		segments: names.map((name) => (name.includes(GAP) ? undefined : name)),
		isOpen,
		hasSlash: plain.endsWith("/"),
		hasBase,
	};
}

interface Split {
	readonly origins: readonly Origin[];
	readonly path: string;
	readonly hasBase: boolean;
}

function split(parts: readonly Part[]): Split {
	const [first, ...rest] = parts;
	if (first === undefined) return { origins: [{ kind: "unknown" }], path: "", hasBase: true };
	switch (first.kind) {
		case "hole":
			return { origins: [{ kind: "unknown" }], path: flat(rest), hasBase: true };
		case "variable":
			return { origins: [{ kind: "variable", name: first.name }], path: flat(rest), hasBase: true };
		case "literal":
			return splitLiteral(first, rest);
		case "choice": {
			const all = first.of.map((one) => split(one));
			// All that may stand there is the same path, or a base of which nobody knows the end.
			const [only, ...others] = all;
			const isSame = only !== undefined && others.every(({ path }) => path === only.path);
			const path = isSame ? only.path + flat(rest) : flat(rest);
			return {
				origins: all.flatMap(({ origins }) => origins),
				path,
				hasBase: !isSame || all.some(({ hasBase }) => hasBase),
			};
		}
	}
}

function splitLiteral(first: Extract<Part, { kind: "literal" }>, rest: readonly Part[]): Split {
	const { text } = first;
	const [, origin, path] = /^(\w+:\/\/[^/?#]*|\/\/[^/?#]+)(.*)$/s.exec(text) ?? [];
	if (origin !== undefined) {
		const [next, ...others] = rest;
		// "http://localhost:" and a port, "https://" and a host.
		const isCut = path === "" && next !== undefined && !(next.kind === "literal" && /^[/?#]/.test(next.text));
		const written = isCut && next.kind === "literal" ? origin + next.text : origin;
		const literal = { kind: "literal", text: written.toLowerCase(), part: first } as const;
		if (isCut && /:\/\/$|^\/\/$/.test(origin) && next.kind !== "literal") {
			const front = split([next, ...others]);
			const named = front.origins.filter(({ kind }) => kind === "variable");
			return { origins: named.length === 0 ? [{ kind: "unknown" }] : named, path: front.path, hasBase: true };
		}
		return {
			origins: [literal],
			path: flat(isCut ? others : [{ ...first, text: path ?? "" }, ...rest]),
			hasBase: false,
		};
	}
	if (/^[a-z][\w+.-]*:/i.test(text)) return { origins: [{ kind: "unknown" }], path: "", hasBase: true };
	if (text === "" && rest.length > 0) return split(rest);
	return { origins: [{ kind: "relative" }], path: flat([first, ...rest]), hasBase: false };
}

/** The text of pieces, with gaps for what nobody can tell. */
function flat(parts: readonly Part[]): string {
	return parts.map((part) => (part.kind === "literal" ? part.text.replaceAll(GAP, "") : flatOther(part))).join("");
}

function flatOther(part: Part): string {
	if (part.kind !== "choice") return GAP;
	const texts = part.of.map(flat);
	// `path.startsWith("/") ? path : "/" + path`.
	const [only = GAP, ...others] = new Set(texts.map((text) => text.replace(/^\/+/, "")));
	return others.length > 0 ? GAP : texts.some((text) => text.startsWith("/")) ? `/${only}` : only;
}
