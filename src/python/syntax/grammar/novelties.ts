import type { Novelty } from "./reader.ts";

// What the versions since 3.10 brought, and what older ones take in its place.

/** PEP 634. */
export const MATCH_STATEMENT: Novelty = { minor: 10, construct: "The match statement", instead: "Write if and elif." };

/** PEP 572, as Python 3.10 widened it. */
export const BARE_WALRUS: Novelty = {
	minor: 10,
	construct: "An index with := and without parentheses",
	instead: "Put parentheses around it.",
};

/** PEP 654. */
export const EXCEPT_STAR: Novelty = {
	minor: 11,
	construct: "except*",
	instead: "Write except, and look into the group that was caught (package exceptiongroup).",
};

/** PEP 646. */
export const STARRED_INDEX: Novelty = {
	minor: 11,
	construct: "A starred index",
	instead: "Write Unpack[…] from typing_extensions for types, a tuple in parentheses for values.",
};

/** PEP 646. */
export const STARRED_ANNOTATION: Novelty = {
	minor: 11,
	construct: "A starred annotation",
	instead: "Write Unpack[…] from typing_extensions.",
};

/** PEP 695. */
export const TYPE_STATEMENT: Novelty = {
	minor: 12,
	construct: "The type statement",
	instead: "Assign the type to a name, with the annotation TypeAlias from typing.",
};

/** PEP 695. */
export const TYPE_PARAMETERS: Novelty = {
	minor: 12,
	construct: "A list of type parameters",
	instead: "Define a TypeVar, and inherit from Generic where it is a class.",
};

/** PEP 696. */
export const TYPE_DEFAULT: Novelty = {
	minor: 13,
	construct: "The default of a type parameter",
	instead: "Leave it out, or use TypeVar from typing_extensions.",
};

/** PEP 750. */
export const TEMPLATE_STRING: Novelty = { minor: 14, construct: "A template string", instead: "Write an f-string." };
