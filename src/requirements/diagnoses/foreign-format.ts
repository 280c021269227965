/** A kind of file that people save under the name of a requirements file. */
interface Format {
	/** What its first line looks like. */
	readonly first: RegExp;
	/** What one of its other lines looks like, where the first alone does not tell. */
	readonly other?: RegExp;
	/** A clause about the file. */
	readonly reason: string;
}

/** Each begins with a line that every pip rejects. */
const FORMATS: readonly Format[] = [
	{ first: /^<(?:!doctype|html|head|\?xml|!--)/i, reason: "it is a web page, not a list of requirements" },
	{ first: /^\{/, reason: "it is JSON, not a list of requirements" },
	{ first: /^\[\s*(?:$|["{])/, reason: "it is JSON, not a list of requirements" },
	{
		first: /^\[{1,2}[A-Za-z][\w."' -]*\]{1,2}$/,
		other: /^(?:["\w.-]+\s*=|\[)/,
		reason: "it is TOML, as in pyproject.toml or a Pipfile",
	},
	{
		first: /^[\w-]+\s*=\s*\[/,
		other: /^(?:\]|["\w-]+\s*=|["'][^"']*["'],?$)/,
		reason: "it is TOML, as in pyproject.toml or a Pipfile",
	},
	{
		first: /^(?:name|channels|dependencies|version|services):/,
		other: /^(?:- |\w[\w-]*:)/,
		reason: "it is YAML, as conda exports it",
	},
	{ first: /^Package\s+Version\b/, other: /^-+\s+-+/, reason: "it is the table that `pip list` prints" },
	{
		first: /^[\w.-]+=[^=\s]+=[^=\s]+$/,
		other: /^[\w.-]+=[^=\s]+=[^=\s]+$/,
		reason: "it is the list that `conda list --export` prints",
	},
];

/** Lines in which the other one is looked for. */
const WITHIN = 20;

/** Why the lines of a file are no requirements at all; `undefined` where they may be. */
export function foreignFormat(lines: readonly string[]): string | undefined {
	const [first, ...others] = lines.slice(0, WITHIN);
	if (first === undefined) return undefined;
	return FORMATS.find(
		(format) =>
			format.first.test(first) && (format.other === undefined || others.some((line) => format.other?.test(line))),
	)?.reason;
}
