/** What one command installs. */
export interface CommandInstalls {
	/** Files of requirements, as they are written. */
	readonly lists: readonly string[];
	/** Requirements by their own text: "fastapi[standard]", "uvicorn==0.30". */
	readonly names: readonly string[];
	/** Why more may be installed than can be told, a clause; `undefined` where that is all. */
	readonly unknown: string | undefined;
}

/** Tools that install what no file of requirements says. */
const OTHER_TOOLS =
	/^(?:poetry|pipenv|pdm|conda|mamba|micromamba|pixi|hatch|rye|pipx|easy_install|make|just|task|pip-sync|\.{0,2}\/.*)$/;

/** Distributions' packages of Debian, Ubuntu and Alpine that bring modules of others. */
const SYSTEM_PACKAGE = /^(?:python3|py3)-(?!(?:pip|venv|dev|distutils|setuptools|wheel|minimal|full)$)/;

/** Options of pip whose value is the next word. */
const VALUED =
	/^(?:-c|-t|--constraint|--target|--prefix|--root|--timeout|--retries|--cache-dir|--trusted-host|--progress-bar|--platform|--python-version|--python|--no-binary|--only-binary|--proxy|--log)$/;

/** Options of pip that lead to what is not written there. */
const HIDING = /^(?:-e|-i|-f|--editable|--index-url|--extra-index-url|--find-links|--group)\b/;

/** Tools that install others, and that no program imports. */
const INSTALLERS =
	/^(?:pip|setuptools|wheel|uv|poetry|poetry-core|pipenv|pdm|pip-tools|virtualenv)(?:[<>=~!@ ;[].*)?$/i;

const NOTHING: CommandInstalls = { lists: [], names: [], unknown: undefined };

/** Reads what a command of RUN installs of Python distributions. */
export function commandInstalls(words: readonly string[]): CommandInstalls {
	const start = words.findIndex(
		(word) => !/^(?:sudo|exec|command|time|then|do|else|-m|.*\bpython[\d.]*|[A-Za-z_]\w*=.*)$/s.test(word),
	);
	const [first = "", ...others] = start < 0 ? [] : words.slice(start);
	const program = first.replace(/^\/.*\//, "");
	if (/^pip[\d.]*$/.test(program)) return others.includes("install") ? pipInstalls(others) : NOTHING;
	if (program === "uv" && others[0] === "pip") return others.includes("install") ? pipInstalls(others) : NOTHING;
	if (!isForeign(program, others)) return NOTHING;
	return { ...NOTHING, unknown: `the Dockerfile installs with "${program.slice(0, 80)}" as well` };
}

/** Whether a program may install distributions in a way of its own. */
function isForeign(program: string, words: readonly string[]): boolean {
	if (program === "uv") return words.some((word) => /^(?:sync|add|run|export)$/.test(word));
	if (/^(?:apt|apt-get|apk)$/.test(program)) return words.some((word) => SYSTEM_PACKAGE.test(word));
	if (/^(?:ba|da)?sh$/.test(program)) return words.some((word) => !word.startsWith("-"));
	if (program === "poetry") return !/^(?:config|--version|self|about)$/.test(words[0] ?? "");
	return OTHER_TOOLS.test(program) || program === "setup.py";
}

/** The words behind `pip`, `install` among them. */
function pipInstalls(words: readonly string[]): CommandInstalls {
	const lists: string[] = [];
	const names: string[] = [];
	let unknown: string | undefined;
	const rest = words.slice(words.indexOf("install") + 1).values();
	for (const word of rest) {
		const file = /^(?:-r|--requirements?)(?:=|$)?(.*)$/.exec(word)?.[1];
		if (file !== undefined) lists.push(file === "" ? (rest.next().value ?? "") : file);
		else if (VALUED.test(word)) rest.next();
		else if (HIDING.test(word) || (!word.startsWith("-") && isElsewhere(word))) unknown ??= alsoInstalls(word);
		else if (!word.startsWith("-") && !INSTALLERS.test(word)) names.push(word);
	}
	return { lists, names, unknown };
}

/** Whether a word is a path, an address, or what a variable decides. */
function isElsewhere(word: string): boolean {
	return !/^[A-Za-z0-9]/.test(word) || /[/$]/.test(word.replace(/\[.*$/s, ""));
}

/** Why more may be installed than can be told. */
export function alsoInstalls(what: string): string {
	return `what "pip install ${what.slice(0, 80)}" of the Dockerfile brings cannot be seen`;
}
