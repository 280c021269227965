import { wordsOf } from "./names.ts";
import { isMonotonous } from "./randomness.ts";

/** What something else fills in: `${TOKEN}`, `{{ token }}`, `<your key>`, `%(key)s`, `$(pass show)`, `{name}`, `[secret]`. */
const TEMPLATE = /\$[{(]|^\$\w+$|\{\{|\{%|<[^<>]*>|%\(\w+\)|%s|\{\w*\}|^\[[^\]]*\]$|^__\w+__$|^@\w+@$|^%\w+%$|^!\w+/;

/** What was taken out: `***`, `xxxx`, `...`, `sk-…`, `----`. */
const BLANK = /\*{3}|x{3}|\.{3}|…|•|_{3}|-{3}(?!--)|0{8}|#{3}|\?{3}/i;

/** Beginnings of texts that tell people to put something in their place. */
const REQUESTS: ReadonlySet<string> = new Set(
	"your yours replace insert enter put paste fill set add specify provide type use copy get".split(" "),
);

/** Words of texts that are no secrets, wherever they stand. */
const TELLING: ReadonlySet<string> = new Set(
	(
		"your yours placeholder example examples dummy fake mock sample redacted removed hidden censored masked " +
		"replace replaceme changeme missing undefined unset unused notneeded needed required optional provided here goes " +
		"lorem ipsum foobar foo bar baz invalid wrong incorrect noop"
	).split(" "),
);

/** What local servers take for a key: Ollama, vLLM, LM Studio and their like ask for one and look at none. */
const NOT_CHECKED: ReadonlySet<string> = new Set(
	"todo fixme tbd empty none null nil na ollama lm-studio lmstudio vllm local localhost no-key nokey no-key-required not-needed sk-no-key-required anything unused true false yes no".split(
		" ",
	),
);

/** Texts that documentation has published, by a part that nothing else has. */
const PUBLISHED: readonly string[] = [
	"EXAMPLE",
	// jwt.io's first page: subject, name and date of the token that it shows.
	"eyJzdWIiOiIxMjM0NTY3ODkwI",
	// The database of docs.sqlalchemy.org.
	"scott:tiger",
];

/** Characters of a value that are looked at; a placeholder is short. */
const MAX_LENGTH = 300;

/** Whether a value stands for another that is filled in later, or that people are to write in its place. */
export function isPlaceholder(value: string): boolean {
	const text = value.slice(0, MAX_LENGTH);
	if (TEMPLATE.test(text) || BLANK.test(text) || isPublished(text) || isMonotonous(text)) return true;
	return NOT_CHECKED.has(text.toLowerCase()) || isTelling(text);
}

/** Whether a value tells in words that it is none: `your-api-key`, `replace me`, `dummy`. */
function isTelling(value: string): boolean {
	const words = wordsOf(value.slice(0, MAX_LENGTH).replaceAll(".", "-"));
	const [first = ""] = words;
	return (words.length > 1 && REQUESTS.has(first)) || words.some((word) => TELLING.has(word));
}

/** Whether a text is a sample that documentation shows to everybody. */
export function isPublished(text: string): boolean {
	return PUBLISHED.some((part) => text.includes(part));
}
