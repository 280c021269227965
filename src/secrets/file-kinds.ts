/**
 * What is looked for in a file. `python`: everything, by its syntax. `settings` and `program`: names with literals, bare ones
 * too in settings. `prose`: known formats only, for whatever else stands there is an example. `other` is left to the rules that
 * speak about the file as a whole.
 */
export type FileKind = "python" | "settings" | "program" | "prose" | "other";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Files that are secrets as a whole, or hold nothing else: the rule structure/secret-file speaks about them. */
const SECRET_NAMES = words(
	".env .netrc _netrc .pypirc .npmrc .git-credentials .htpasswd id_rsa id_dsa id_ecdsa id_ed25519",
);
const SECRET_EXTENSIONS = words("pem key p12 pfx jks keystore ppk kdbx");

/** What `.env` is called where it shows which variables there are: `.env.example`. */
const SAMPLES = words("example sample template dist default defaults");

/** Folders whose content is for show, for tests, or of others. */
const SHOWN_FOLDERS = words(
	"test tests testing __tests__ spec specs e2e example examples sample samples demo demos doc docs fixture fixtures testdata test_data mock mocks " +
		"__mocks__ stubs cassettes snapshots node_modules site-packages dist-packages vendor third_party venv .venv virtualenv",
);

/** Files that programs write, beginning with these names, or ending in these ways. */
const WRITTEN_NAMES = words(
	"package-lock.json npm-shrinkwrap.json composer.lock openapi.json openapi.yaml openapi.yml swagger.json swagger.yaml swagger.yml " +
		"special_tokens_map.json added_tokens.json merges.txt conftest.py tests.py",
);
const WRITTEN =
	/^(?:tokenizer|vocab).*\.(?:json|txt)$|\.(?:test|spec|stories|min|bundle)\.[cm]?[jt]sx?$|^test_.*\.py$|_tests?\.py$/;
const WRITTEN_EXTENSIONS = words("map lock snap example sample");

const SETTINGS_NAMES = words("makefile dockerfile containerfile procfile justfile vagrantfile");
const SETTINGS_EXTENSIONS = words(
	"yaml yml toml ini cfg conf config properties sh bash zsh fish ps1 bat cmd tf tfvars hcl dockerfile mk",
);

const PROGRAM_EXTENSIONS = words(
	"js jsx ts tsx mjs mjsx mts cjs cts json json5 jsonc ipynb vue svelte go rb php java kt cs rs swift dart scala lua pl sql graphql http rest",
);

/** What a file of this path holds. */
export function kindOfFile(path: string): FileKind {
	const name = nameOf(path);
	const extension = extensionOf(name);
	const isSample = name.startsWith(".env.") && SAMPLES.has(extension);
	if (SECRET_NAMES.has(name) || SECRET_EXTENSIONS.has(extension)) return "other";
	if (isSample) return "settings";
	if (name.startsWith(".env.")) return "other";
	if (isShown(path)) return "prose";
	if (extension === "py") return "python";
	if (SETTINGS_EXTENSIONS.has(extension) || SETTINGS_NAMES.has(name) || name.startsWith("dockerfile"))
		return "settings";
	return PROGRAM_EXTENSIONS.has(extension) ? "program" : "prose";
}

/** Whether a file is for show, for tests, of others, or written by a program. */
export function isShown(path: string): boolean {
	const name = nameOf(path);
	const extension = extensionOf(name);
	if (WRITTEN_NAMES.has(name) || WRITTEN_EXTENSIONS.has(extension)) return true;
	const folders = path.toLowerCase().split("/").slice(0, -1);
	return folders.some((folder) => SHOWN_FOLDERS.has(folder)) || WRITTEN.test(name);
}

/** Whether a settings file tells the application what to do, not a pipeline or a machine of the developers. */
export function isOfApplication(path: string): boolean {
	const name = nameOf(path);
	if (path.startsWith(".") || path.includes("/.") || name.includes("compose")) return false;
	return !TOOLS.has(name) && !SCRIPTS.has(extensionOf(name));
}

/** Files of the developers' tools, and scripts. */
const TOOLS = words("makefile justfile vagrantfile");
const SCRIPTS = words("sh bash zsh fish ps1 bat cmd mk");

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1).toLowerCase();
}

function extensionOf(name: string): string {
	return name.slice(name.lastIndexOf(".") + 1);
}
