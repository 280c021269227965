import { type Source, LIMITS as TREE } from "../../source/source.ts";

/** Bounds of what is read of a frontend. A large one has some 5,000 scripts of 5 KB. */
export const LIMITS = {
	/** Scripts that are looked at. */
	files: 10_000,
	/** Bytes of one script; longer ones are made by programs. */
	file: 512 * 1024,
	/** Bytes of all scripts that are looked at. */
	bytes: 32 * 1024 * 1024,
	/** Bytes of all scripts that are parsed: 1 MB takes about a third of a second. */
	parsed: 6 * 1024 * 1024,
} as const;

const SCRIPT = /\.(?:[mc]?[jt]sx?|vue|svelte)$/;

/** Folders of what is installed, built, generated for the browser as it is, or only for tests. */
const FOLDERS =
	/(?:^|\/)(?:node_modules|bower_components|dist|build|out|coverage|vendor|\.next|\.nuxt|\.output|\.svelte-kit|\.vercel|\.git|\.storybook|__tests__|__mocks__|__fixtures__|tests?|e2e|cypress|playwright|mocks?|fixtures|stories|storybook-static)\//i;

/** Files that are no part of the program that runs in the browser, or that others have written. */
const FILES =
	/(?:\.d\.[mc]?ts|\.(?:test|spec|stories|story|mock|min|bundle|cy|e2e|config|setup)\.[mc]?[jt]sx?|(?:^|\/)(?:setupTests|setupProxy|mockServiceWorker|sw|service-?worker|serviceWorkerRegistration|firebase-messaging-sw|workbox-[\w-]+|gulpfile|Gruntfile|webpack[\w.-]*|karma[\w.-]*)\.[mc]?[jt]s)$/i;

/** The scripts of a frontend that people have written to run there, shallow ones first; and whether there are too many. */
export function scriptFiles({ entries }: Source): { readonly paths: readonly string[]; readonly isCut: boolean } {
	const all = [...entries].flatMap(([path, entry]) =>
		entry.kind === "file" && SCRIPT.test(path) && !FOLDERS.test(path) && !FILES.test(path) && entry.size <= LIMITS.file
			? [path]
			: [],
	);
	// What lies in public/ is handed out as it is, unless the whole frontend lies there.
	const own = all.filter((path) => !/^(?:public|static|assets|scripts)\//.test(path));
	const paths = own.length === 0 ? all : own;
	return { paths: paths.slice(0, LIMITS.files), isCut: paths.length > LIMITS.files || entries.size >= TREE.files };
}

/** Whether a text was made by a program: nobody writes lines of that length. */
export function isMinified(text: string): boolean {
	if (text.length < 5_000) return false;
	let lines = 1;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
	return text.length / lines > 500;
}
