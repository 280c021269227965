import type { AssignmentExpression, ExportNamedDeclaration, Node, Program } from "@babel/types";
import { bare, keyOf } from "./nodes.ts";

/** What a name that a script exports stands for. */
export type Export =
	/** An expression or a definition of the script itself. */
	| { readonly kind: "node"; readonly node: Node }
	/** A name of the script. */
	| { readonly kind: "local"; readonly name: string }
	| { readonly kind: "from"; readonly module: string; readonly name: string };

/** What a script hands on, and whom it asks. */
export interface Exports {
	readonly exports: ReadonlyMap<string, Export>;
	readonly relays: readonly string[];
	readonly modules: readonly string[];
}

/** Reads the imports and exports of a script, those of CommonJS as far as they are assigned. */
export function exportsOf(program: Program, assignments: readonly AssignmentExpression[]): Exports {
	const exports = new Map<string, Export>();
	const relays: string[] = [];
	const modules: string[] = [];
	for (const statement of program.body) {
		const isType = "importKind" in statement && statement.importKind === "type";
		if ("source" in statement && statement.source && !isType) modules.push(statement.source.value);
		if (statement.type === "ExportAllDeclaration") relays.push(statement.source.value);
		if (statement.type === "ExportDefaultDeclaration") {
			exports.set("default", { kind: "node", node: statement.declaration });
		}
		if (statement.type === "ExportNamedDeclaration")
			for (const [name, one] of namedBy(statement)) exports.set(name, one);
	}
	for (const { left, right } of assignments) {
		const name = commonName(left);
		if (name !== undefined && !exports.has(name)) exports.set(name, { kind: "node", node: right });
	}
	return { exports, relays, modules };
}

function namedBy({ specifiers, source, declaration }: ExportNamedDeclaration): readonly [string, Export][] {
	const module = source?.value;
	const listed = specifiers.flatMap((one): [string, Export][] => {
		if (one.type === "ExportDefaultSpecifier") return [];
		const name = one.type === "ExportSpecifier" ? one.local.name : "*";
		const exported = keyOf(one.exported, false) ?? "";
		return [[exported, module === undefined ? { kind: "local", name } : { kind: "from", module, name }]];
	});
	return [...listed, ...declaredNames(declaration).map((name): [string, Export] => [name, { kind: "local", name }])];
}

function declaredNames(declaration: Node | null | undefined): readonly string[] {
	if (declaration?.type === "VariableDeclaration") {
		return declaration.declarations.flatMap(({ id }) => {
			if (id.type === "Identifier") return [id.name];
			if (id.type !== "ObjectPattern") return [];
			return id.properties.flatMap((one) => {
				const value = one.type === "RestElement" ? one.argument : one.value;
				const target = value.type === "AssignmentPattern" ? value.left : value;
				return target.type === "Identifier" ? [target.name] : [];
			});
		});
	}
	const isNamed = declaration?.type === "FunctionDeclaration" || declaration?.type === "ClassDeclaration";
	return isNamed && declaration.id ? [declaration.id.name] : [];
}

/** `default` for `module.exports = …`, the name for `exports.name = …` and `module.exports.name = …`. */
function commonName(target: Node): string | undefined {
	if (target.type !== "MemberExpression") return undefined;
	const name = keyOf(target.property, target.computed);
	const object = bare(target.object);
	if (object.type === "Identifier") {
		if (object.name === "module" && name === "exports") return "default";
		return object.name === "exports" ? name : undefined;
	}
	return commonName(object) === "default" ? name : undefined;
}
