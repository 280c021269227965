import { mayBeCaught } from "../hidden/caught.ts";
import type { Names } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import type { Entrypoint } from "../program.ts";
import { callsAtStart } from "../startup/calls-at-start.ts";
import type { Chain } from "../startup/chain.ts";
import type { Disk } from "../startup/knowledge.ts";
import { relevantFiles } from "../startup/relevant-files.ts";
import type { Expression, Span, Statement } from "../tree/ast.ts";
import { isReaderObject, READER_WORDS, readerOf } from "./reads/readers.ts";
import { spanAt } from "./reads/tried.ts";
import { isSettingsBase } from "./settings/settings-config.ts";

/** What certainly runs before the application answers, and whose exceptions nobody catches on the way. */
export interface Start {
	/** Whether a call or subscript is certainly evaluated. */
	isEvaluated(node: Span): boolean;
	/** Whether something stands in a body that certainly runs, and in no branch or loop of it. */
	isRun(node: Span, scope: Scope): boolean;
	/** Paths of the files that certainly run: where the import fails in between, those behind it as well. */
	readonly files: ReadonlySet<string>;
	/** The expressions that are evaluated. */
	readonly evaluated: ReadonlyMap<Expression, Scope>;
}

/** What is on the disk decides about nothing that is asked here. */
const ANY_DISK: Disk = { holds: () => undefined, isPrepared: false, preloaded: [] };

/**
 * Follows the start of an application through the files that ask for variables, and through those among `callers` that
 * may call their functions.
 */
export function startOf(
	names: Names,
	{ reached, application }: Entrypoint,
	{ asking, callers }: { readonly asking: ReadonlySet<string>; readonly callers: readonly string[] },
): Start {
	const files = new Set<string>();
	const evaluated = new Map<Expression, Scope>();
	const visited = new Map<Scope, readonly Statement[]>();
	const [path] = reached;
	const isCaught = (chain: Chain | undefined) =>
		chain !== undefined && mayBeCaught(chain.module, chain.span, chain.previous);
	if (path !== undefined) {
		const isWanted = (name: string) => readerOf(name) !== undefined || isSettingsBase(name);
		const interest = { words: READER_WORDS, isWanted, isMaker: isReaderObject };
		const followed = callers.length === 0 ? new Set() : relevantFiles(names, callers, interest);
		callsAtStart(
			{
				names,
				disk: ANY_DISK,
				isRelevant: (file) => asking.has(file) || followed.has(file),
				isWanted: () => false,
				see: (node, { scope, chain }) => {
					if (!isCaught(chain)) evaluated.set(node, scope);
				},
				visit: ({ module, scope, statements, chain }) => {
					files.add(module.path);
					if (scope !== undefined && !isCaught(chain)) visited.set(scope, statements);
				},
				isServed: ({ node, scope }, all) => {
					if (application === undefined) return all.length === 1;
					const { file, start } = scope.module.lines.place(scope.module.path, node.start, node.end);
					const { place } = application;
					return file === place.file && start.line === place.start.line && start.column === place.start.column;
				},
			},
			path,
		);
	}
	const nodes: ReadonlySet<Span> = new Set(evaluated.keys());
	return {
		files,
		evaluated,
		isEvaluated: (node) => nodes.has(node),
		isRun: (node, scope) => isRunIn(visited.get(scope) ?? [], node),
	};
}

/** The innermost statement around an offset that runs whenever its body does; `undefined` where a condition decides. */
function statementAt(statements: readonly Statement[], offset: number): Statement | undefined {
	const at = spanAt(statements, offset);
	if (at?.kind === "with" || at?.kind === "try") return statementAt(at.body, offset);
	return at;
}

const COMPOUND: ReadonlySet<Statement["kind"]> = new Set(["while", "for", "match", "function", "class"]);

function isRunIn(statements: readonly Statement[], { start }: Span): boolean {
	const statement = statementAt(statements, start);
	if (statement === undefined || COMPOUND.has(statement.kind)) return false;
	if (statement.kind !== "if") return true;
	const test = statement.branches[0]?.test;
	return test !== undefined && test.start <= start && start < test.end;
}
