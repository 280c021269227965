import { existsSync } from "node:fs";
import { loadNative } from "./assets.ts";
import { type Engine, PARSE_LIMIT_MS, type SyntaxNode } from "./syntax-node.ts";
import { recoveryFromLog } from "./recovery.ts";

/** Node-API version that the prebuilt files of tree-sitter 0.22.4 declare. An older Node crashes on them instead of throwing. */
const NODE_API = 9;

/** Why the native engine must not even be tried on this machine; `undefined` when it may be. */
export function nativeObstacle(): string | undefined {
	const api = Number(process.versions["napi"]);
	if (!(api >= NODE_API)) return `Node-API ${api} is older than ${NODE_API}`;
	if (process.platform === "linux" && isMusl()) return "musl libc";
	return undefined;
}

/** musl lacks symbols that the prebuilt files bind lazily: they would load, and die later. */
function isMusl(): boolean {
	if (existsSync("/etc/alpine-release")) return true;
	return !["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"].some((loader) => existsSync(loader));
}

interface NativeParser {
	setLanguage(language: unknown): void;
	setTimeoutMicros(limit: number): void;
	setLogger(log: ((message: string, parameters: Record<string, string>) => void) | null): void;
	parse(text: string): { readonly rootNode: SyntaxNode } | null;
	reset(): void;
}

/** node-tree-sitter. Throws where the machine cannot load it. */
export async function createNative(): Promise<Engine> {
	const { Parser, language } = await loadNative();
	const parser = new (Parser as new () => NativeParser)();
	parser.setLanguage(language);
	parser.setTimeoutMicros(PARSE_LIMIT_MS * 1000);
	const parse = (text: string) => {
		const tree = parser.parse(text);
		if (tree === null) parser.reset();
		return tree;
	};
	return {
		kind: "native",
		parse: (text) => {
			const tree = parse(text);
			// The garbage collector frees native trees; there is nothing to call.
			return tree === null ? undefined : { root: tree.rootNode, release: () => undefined };
		},
		firstRecovery: (text) => {
			const log = recoveryFromLog();
			parser.setLogger((message, parameters) => log.read(message, parameters));
			parse(text);
			parser.setLogger(null);
			return log.place();
		},
	};
}
