import { type Rewrite, TYPOGRAPHY } from "./typography.ts";

/** A name, perhaps with extras. */
const NAME = "[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?(?:\\[[\\w., -]*\\])?";

/** A plain version. */
const VERSION = "v?\\d[\\w.+!]*";

/** Options of `pip install` that have no place in a file. */
const INSTALL_ONLY =
	"(?:-U|--upgrade|--user|-q|--quiet|-v|--verbose|--no-deps|--no-cache-dir|--ignore-installed|--force-reinstall|--break-system-packages)";

/** Variables of PEP 508 that people compare. */
const VARIABLE =
	"(?:python_(?:full_)?version|sys_platform|os_name|platform_(?:system|machine|release|version|python_implementation)|implementation_(?:name|version)|extra)";

const pattern = (source: string, flags = "") => new RegExp(source, flags);

/** One equals sign that stands neither in an option nor in an address. */
const EQUALS = /(?<![=<>!~])(?<!(?:^|\s)-[\w-]*)(?<![/#@].*)=(?![=<>])/g;

const COMMAND = "this is a command, and the file takes only what stands behind it";
const COMMA = "between two conditions of a version must stand a comma";
const OPERATOR = 'between a name and a version must stand an operator such as "=="';
const LATEST = "the newest version is what pip takes where none is asked for";
const POETRY = "this is how poetry and npm write versions, and pip does not know it";

/** In the order in which they are tried; each is applied to what the ones before it have made. Lines are short here (diagnose.ts). */
export const REWRITES: readonly Rewrite[] = [
	...TYPOGRAPHY,
	{
		pattern: /^python ?[<>=~!^]+ ?["']?[\d.*]+["']?$/,
		text: "",
		reason: "Python itself is no distribution; the card says which version runs",
		safety: "safe",
	},
	{
		pattern: /^(-[a-z])=/,
		text: "$1 ",
		reason: "short options take their value without an equals sign",
		safety: "safe",
	},
	{
		pattern: pattern(
			`^(?:[$>%!] ?)?(?:RUN )?(?:sudo )?(?:(?:python|py)[\\d.]* -m )?(?:uv )?pip[\\d.]* install (?:${INSTALL_ONLY} )*`,
		),
		text: "",
		reason: COMMAND,
		safety: "safe",
	},
	{
		pattern: /^(?:[$>%!] ?)?(?:conda install|poetry add|uv add|pipenv install) (?:-y )?/,
		text: "",
		reason: COMMAND,
		safety: "safe",
	},
	{
		pattern: pattern(` ${INSTALL_ONLY}(?= |$)`, "g"),
		text: "",
		reason: "it has an option that only the command takes",
		safety: "safe",
	},
	{
		pattern: pattern(`^${INSTALL_ONLY}$`),
		text: "",
		reason: "it is an option that only the command takes",
		safety: "safe",
	},
	{
		pattern: /^(?:-R|--requirements|- ?r|r) (\S+\.txt)$/,
		text: "-r $1",
		reason: "other files are included with -r",
		safety: "safe",
	},
	{
		pattern: /^(?:[-*+\u2022\u00b7]|\d{1,3}[.)]) +/,
		text: "",
		reason: "requirements stand on lines without a bullet or a number",
		safety: "safe",
	},
	{
		pattern: /^(["'`])([^"'`]*)\1,?$/,
		text: "$2",
		reason: "requirements stand on lines without quotes",
		safety: "safe",
	},
	{
		pattern: /^["'`]([^"'`]+)["'`] (?=[^"'`]*$)/,
		text: "$1 ",
		reason: "requirements stand on lines without quotes",
		safety: "safe",
	},
	{
		pattern: /[,;]$/,
		text: "",
		reason: "requirements stand on lines of their own, without a comma or semicolon behind them",
		safety: "safe",
	},
	{
		pattern: pattern(`^(${NAME}[ \t]*(?:[<>=!~][^#/:@]*)?)(?:#|//) ?(?=[^#]*$)`),
		text: "$1  # ",
		reason: "a comment begins with # behind a space",
		safety: "safe",
	},
	{ pattern: /^\/\/ ?/, text: "# ", reason: "a comment begins with #", safety: "safe" },
	{ pattern: pattern(`^(${NAME})\\s*[=:]\\s*["']\\*["']$`), text: "$1", reason: POETRY, safety: "safe" },
	{
		pattern: pattern(`^(${NAME})\\s*[=:]\\s*["']([\\^~<>=!][^"']*)["']$`),
		text: "$1$2",
		reason: POETRY,
		safety: "safe",
	},
	{ pattern: pattern(`^(${NAME})\\s*[=:]\\s*["'](${VERSION})["']$`), text: "$1==$2", reason: POETRY, safety: "safe" },
	{ pattern: pattern(`^(${NAME})\\s*(?:[=@]=?)?\\s*\\^(${VERSION})$`), text: caret, reason: POETRY, safety: "safe" },
	{
		pattern: pattern(`^(?:[\\w-]+::)?(${NAME})=(${VERSION})=[\\w.]+$`),
		text: "$1==$2",
		reason: "this is how conda writes a package, and some of its packages are not on PyPI",
		safety: "unsafe",
	},
	{
		pattern: /^[\w-]+::(?=\w)/,
		text: "",
		reason: "this is how conda writes a package, and some of its packages are not on PyPI",
		safety: "unsafe",
	},
	{
		pattern: pattern(`^(${NAME}) ?@ ?file:.*$`),
		text: "$1",
		reason: "the address is a folder of the machine on which the list was made",
		safety: "unsafe",
	},
	{
		pattern: /^git@([\w.-]+):(\S+)$/,
		text: "git+ssh://git@$1/$2",
		reason: "pip needs the address of a repository as a URL",
		safety: "unsafe",
	},
	{
		pattern: /^(?=(?:github|gitlab)\.com\/)/,
		text: "git+https://",
		reason: "pip needs the address of a repository as a URL",
		safety: "unsafe",
	},
	{
		pattern: /(^|[^=<>!~:])=\s*([<>])/g,
		text: "$1$2=",
		reason: 'pip writes ">=" and "<=" with the equals sign last',
		safety: "safe",
	},
	{
		pattern: /([<>!~=]) +=(?!=)/g,
		text: "$1=",
		reason: "an operator is written without a space in it",
		safety: "safe",
	},
	{ pattern: /<>/g, text: "!=", reason: '"!=" is how pip writes that a version is left out', safety: "safe" },
	{ pattern: EQUALS, text: "==", reason: "pip compares with two equals signs", safety: "safe" },
	{ pattern: /~(?=\s*\d)/g, text: "~=", reason: '"~" alone is no operator', safety: "unsafe" },
	{
		pattern: /^([^;]*[=<>!~])\s*["']([^"';]*)["']/,
		text: "$1$2",
		reason: "a version stands without quotes",
		safety: "safe",
	},
	{ pattern: pattern(`^(${NAME})[ \t]*(?:(?:==|@|:|>=) ?)?latest$`), text: "$1", reason: LATEST, safety: "safe" },
	{ pattern: pattern(`^(${NAME})[ \t]*==? ?\\*$`), text: "$1", reason: LATEST, safety: "safe" },
	{
		pattern: pattern(`^(${NAME})[ \t]*(?:===?|>=|<=|~=|>|<)$`),
		text: "$1",
		reason: "a version is missing behind the operator",
		safety: "safe",
	},
	{
		pattern: pattern(`^(${NAME})(?:[ \t]+|[ \t]*[:@][ \t]*)(?:version |v\\.? ?)?(${VERSION})$`),
		text: "$1==$2",
		reason: OPERATOR,
		safety: "safe",
	},
	{
		pattern: pattern(`([<>=!~]=?=?[ \t]*${VERSION}(?:\\*)?)[ \t]*(?=[<>=!~])`, "g"),
		text: "$1,",
		reason: COMMA,
		safety: "safe",
	},
	{
		pattern: /(>=\s*\d[\d.]*)\.\*/g,
		text: "$1",
		reason: 'only "==" and "!=" take a version that ends with .*',
		safety: "safe",
	},
	{
		pattern: /([<>]=?\s*\d[\d.]*)\.\*/g,
		text: "$1",
		reason: 'only "==" and "!=" take a version that ends with .*',
		safety: "unsafe",
	},
	{ pattern: /(,\s*)(?=,|$)/g, text: "", reason: "a comma stands where none belongs", safety: "safe" },
	{ pattern: /\(\s*\)/, text: "", reason: "the brackets are empty", safety: "safe" },
	{
		pattern: /^([A-Za-z0-9][\w.-]*)[({]([\w., -]+)[)}](?=$|[<>=!~;])/,
		text: "$1[$2]",
		reason: "extras stand in square brackets",
		safety: "safe",
	},
	{
		pattern: /^([A-Za-z0-9][\w.-]*)([<>=!~][^[\];]*)(\[[\w., -]*\])/,
		text: "$1$3$2",
		reason: "extras stand behind the name",
		safety: "safe",
	},
	{
		pattern: /^([A-Za-z0-9][\w.-]*\[[\w., -]*)$/,
		text: "$1]",
		reason: 'the "[" of its extras is not closed',
		safety: "safe",
	},
	{ pattern: /\s*&&\s*/g, text: " and ", reason: 'conditions are joined with "and"', safety: "safe" },
	{ pattern: /\s*\|\|\s*/g, text: " or ", reason: 'conditions are joined with "or"', safety: "safe" },
	{ pattern: /\bnot\s+in\b/g, text: "not in", reason: '"not in" is written with one space', safety: "safe" },
	{
		pattern: /(;\s*)python(?=\s*[<>=!~])/,
		text: "$1python_version",
		reason: "the variable is called python_version",
		safety: "safe",
	},
	{
		pattern: pattern(`(${VARIABLE}\\s*(?:[<>=!~]=?=?|in|not in)\\s*)([\\w.]+)(?=[\\s)]|$)`, "g"),
		text: '$1"$2"',
		reason: "what a condition compares with stands in quotes",
		safety: "safe",
	},
	{
		pattern: pattern(
			`^${NAME}(?:[=<>!~]=${VERSION})?(?:(?:[ \t]*[,;][ \t]*|[ \t]+(?:and[ \t]+)?)${NAME}(?:[=<>!~]=${VERSION})?)+$`,
		),
		text: (line) => line.split(/[ \t]*[,;][ \t]*|[ \t]+(?:and[ \t]+)?/).join("\n"),
		reason: "every requirement stands on a line of its own",
		safety: "unsafe",
	},
];

/** `^1.2` leaves the first number that is not zero: up to 2, and `^0.4` up to 0.5. */
function caret(_line: string, name: string, version: string): string {
	const numbers = version.replace(/^v/, "").split(".").map(Number);
	const first = numbers.findIndex((number) => number !== 0);
	const kept = numbers.slice(0, first === -1 ? numbers.length : first + 1);
	const last = kept.pop() ?? 0;
	return `${name}>=${version},<${[...kept, last + 1].join(".")}`;
}
