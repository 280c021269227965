import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import { type Binding, bindingsOf, type Scope } from "../names/scopes.ts";
import type { Expression } from "../tree/ast.ts";

/** What an annotation says. */
export interface Annotation {
	/** The types that it is made of: both of `EmailStr | None`, the last of `Optional[list[EmailStr]]`. */
	readonly types: readonly Origin[];
	/** What `Annotated` adds to the whole of it. */
	readonly metadata: readonly Origin[];
}

/** Parts of one annotation that are looked at, and names that one of them is followed through. */
const MAX_PARTS = 60;
const MAX_ALIASES = 5;

const ABSTRACT = ["typing", "collections.abc"];

/** Generic types that hold values of the types between their brackets. */
const HOLDING: ReadonlySet<string> = new Set([
	...["list", "set", "frozenset", "tuple"].map((name) => `builtins.${name}`),
	...["List", "Set", "FrozenSet", "Tuple", "Optional", "Union"].map((name) => `typing.${name}`),
	...["Sequence", "Iterable", "Collection"].flatMap((name) => ABSTRACT.map((module) => `${module}.${name}`)),
]);

const ANNOTATED: ReadonlySet<string> = new Set(["typing.Annotated", "typing_extensions.Annotated"]);

/** Takes an annotation apart; aliases of the project are followed, types of which nothing is known are left closed. */
export function readAnnotation(names: Names, annotation: Origin): Annotation {
	const types: Origin[] = [];
	const metadata: Origin[] = [];
	const queue = [{ origin: annotation, isWhole: true }];
	for (let count = 0; count < MAX_PARTS; count += 1) {
		const next = queue.shift();
		if (next === undefined) break;
		const { isWhole } = next;
		const origin = behindAlias(names, next.origin);
		const parts = partsOf(names, origin);
		if (parts === undefined) types.push(origin);
		else {
			for (const part of parts.types) queue.push({ origin: part, isWhole: isWhole && parts.isSame });
			if (isWhole) metadata.push(...parts.metadata);
		}
	}
	return { types, metadata };
}

/** What an annotation directly consists of; `isSame` says whether that is the same type with something added. */
interface Parts extends Annotation {
	readonly isSame: boolean;
}

const CLOSED: Parts = { types: [], metadata: [], isSame: false };

/** `undefined` for what has no parts. */
function partsOf(names: Names, { expression, scope }: Origin): Parts | undefined {
	const placed = (one: Expression): Origin => ({ expression: one, scope });
	if (expression.kind === "binary" && expression.operator === "|") {
		return { types: [expression.left, expression.right].map(placed), metadata: [], isSame: false };
	}
	if (expression.kind !== "subscript") return undefined;
	const generic = pathOf(names, placed(expression.value)) ?? "";
	const [first, ...others] = expression.index.kind === "tuple" ? expression.index.elements : [expression.index];
	if (first === undefined) return CLOSED;
	if (ANNOTATED.has(generic)) return { types: [placed(first)], metadata: others.map(placed), isSame: true };
	return HOLDING.has(generic) ? { types: [first, ...others].map(placed), metadata: [], isSame: false } : CLOSED;
}

/** The expression to which a name of the project is bound, where it is bound to one only: `Email = Annotated[…]`. */
export function behindAlias(names: Names, origin: Origin): Origin {
	let at = origin;
	for (let hop = 0; hop < MAX_ALIASES && at.expression.kind === "name" && names.spend(); hop += 1) {
		const [binding, ...others] = boundTo(names, at.expression.name, at.scope, at.expression.start);
		if (binding?.kind !== "value" || others.length > 0) return at;
		at = { expression: binding.value, scope: binding.scope };
	}
	return at;
}

function boundTo(names: Names, name: string, scope: Scope, offset: number): readonly Binding[] {
	return (bindingsOf(name, scope, offset) ?? []).flatMap((one) =>
		one.kind === "member" ? names.imported(one) : [one],
	);
}

/** The dotted name of what an expression certainly is of a library. */
export function pathOf(names: Names, { expression, scope }: Origin): string | undefined {
	const [value, ...others] = names.denote(expression, scope);
	if (value?.kind !== "path") return undefined;
	return others.every((other) => other.kind === "path" && other.path === value.path) ? value.path : undefined;
}
