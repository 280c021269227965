import { existsSync } from "node:fs";
import { loadNative } from "./assets.ts";
import { feedOf } from "./feed.ts";
import { type Cursor, type Engine, PARSE_LIMIT_MS, type SyntaxNode, type SyntaxTree } from "./syntax-node.ts";

/** Node-API version that the prebuilt files of tree-sitter 0.22.4 declare. An older Node crashes on them instead of throwing. */
const NODE_API = 9;

/** What decides whether the native engine may be tried. */
export interface Machine {
	/** Node-API version of this Node, as text; `undefined` where there is none. */
	readonly nodeApi: string | undefined;
	readonly platform: string;
	/** Version of the GNU C library that Node runs on; `undefined` on musl. */
	readonly glibc: string | undefined;
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
	const isLinux = process.platform === "linux";
	return {
		nodeApi: process.versions.napi,
		platform: process.platform,
		glibc: isLinux ? glibcVersion() : undefined,
	};
}

/** Why the native engine must not even be tried; `undefined` when it may be. */
export function nativeObstacle({ nodeApi, platform, glibc }: Machine): string | undefined {
	if (!(Number(nodeApi) >= NODE_API)) return `Node-API ${nodeApi ?? "0"} is older than ${NODE_API}`;
	// musl lacks symbols that the prebuilt files bind lazily: they would load, and die later.
	if (platform === "linux" && glibc === undefined) return "there is no GNU C library";
	return undefined;
}

/** The report says it at once where Node writes one; a loader at its usual place is the next best sign. */
function glibcVersion(): string | undefined {
	if (existsSync("/etc/alpine-release")) return undefined;
	const loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];
	if (loaders.some((loader) => existsSync(loader))) return "present";
	const report: { header?: { glibcVersionRuntime?: string } } = Object(process.report?.getReport());
	return report.header?.glibcVersionRuntime;
}

interface NativeTree {
	readonly rootNode: SyntaxNode & { readonly descendantCount: number };
	walk(): Cursor;
}

interface NativeParser {
	setLanguage(language: unknown): void;
	setTimeoutMicros(limit: number): void;
	/** Takes a function that gives the text from an offset on, and nothing to end it. */
	parse(input: (offset: number) => string | undefined): NativeTree | null;
	reset(): void;
}

/** node-tree-sitter, with the milliseconds that one text may take. Throws where the machine cannot load it. */
export async function createNative(limit: number = PARSE_LIMIT_MS): Promise<Engine> {
	const { Parser, language } = await loadNative();
	const parser = new (Parser as new () => NativeParser)();
	parser.setLanguage(language);
	parser.setTimeoutMicros(limit * 1000);
	return {
		kind: "native",
		parse: (text) => {
			const feed = feedOf(text, limit);
			const tree = parser.parse(feed.read);
			if (tree === null) parser.reset();
			return tree === null || feed.isOverdue() ? undefined : toTree(tree);
		},
	};
}

/** Only the garbage collector frees native trees: to release one is to forget it. */
function toTree(tree: NativeTree): SyntaxTree {
	let cursor: Cursor | undefined;
	const root = tree.rootNode;
	return {
		root,
		size: root.descendantCount,
		cursor: () => {
			cursor ??= tree.walk();
			return cursor;
		},
		release: () => undefined,
	};
}
