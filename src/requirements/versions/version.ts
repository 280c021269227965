/** A number of a version: beyond what a double holds exactly, a bigint. Both compare with each other. */
type Numeral = number | bigint;

/** A version as PEP 440 reads it. */
export interface Version {
	readonly epoch: Numeral;
	/** `1.20.0` is [1, 20, 0]. */
	readonly release: readonly Numeral[];
	readonly pre: readonly [letter: "a" | "b" | "rc", number: Numeral] | undefined;
	readonly post: Numeral | undefined;
	readonly dev: Numeral | undefined;
	/** `+cpu.1` is ["cpu", 1]. */
	readonly local: readonly (string | Numeral)[];
}

/** Characters of the longest text that is taken for a version. */
const MAX_LENGTH = 200;

/** The grammar of PEP 440, appendix B: https://peps.python.org/pep-0440/#appendix-b-parsing-version-strings-with-regular-expressions */
const VERSION =
	/^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preNumber>\d+)?)?(?:-(?<bare>\d+)|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>\d+)?)?(?:[-_.]?(?<dev>dev)[-_.]?(?<devNumber>\d+)?)?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

/** Spellings of the kinds of pre-releases. */
const PRE: ReadonlyMap<string, "a" | "b" | "rc"> = new Map([
	["a", "a"],
	["alpha", "a"],
	["b", "b"],
	["beta", "b"],
	["c", "rc"],
	["rc", "rc"],
	["pre", "rc"],
	["preview", "rc"],
]);

/** Reads a version in any of its spellings; `undefined` where the text is none. */
export function parseVersion(text: string): Version | undefined {
	const trimmed = text.trim().toLowerCase();
	const groups = trimmed.length > MAX_LENGTH ? undefined : VERSION.exec(trimmed)?.groups;
	if (groups === undefined) return undefined;
	const { epoch, release = "", pre = "", preNumber, bare, post, postNumber, dev, devNumber, local } = groups;
	const letter = PRE.get(pre);
	return {
		epoch: numeral(epoch),
		release: release.split(".").map(numeral),
		pre: letter === undefined ? undefined : [letter, numeral(preNumber)],
		post: bare === undefined && post === undefined ? undefined : numeral(bare ?? postNumber),
		dev: dev === undefined ? undefined : numeral(devNumber),
		local: local === undefined ? [] : local.split(/[-_.]/).map((part) => (/^\d+$/.test(part) ? numeral(part) : part)),
	};
}

/** A missing number counts as zero. */
function numeral(digits: string | undefined): Numeral {
	if (digits === undefined) return 0;
	return digits.length > 15 ? BigInt(digits) : Number(digits);
}

/** Whether it is an alpha, beta, candidate or development release: pip installs it only where somebody asks for it. */
export function isPrerelease({ pre, dev }: Version): boolean {
	return pre !== undefined || dev !== undefined;
}

/** The version without its local part. */
export function withoutLocal(version: Version): Version {
	return version.local.length === 0 ? version : { ...version, local: [] };
}

/** Epoch and release alone. */
export function baseOf({ epoch, release }: Version): Version {
	return { epoch, release, pre: undefined, post: undefined, dev: undefined, local: [] };
}

/** Negative where the first is older, 0 where both are equal: the order of PEP 440. */
export function compareVersions(one: Version, other: Version): number {
	return (
		compareNumerals(one.epoch, other.epoch) ||
		compareReleases(one.release, other.release) ||
		comparePre(one, other) ||
		compareNumerals(one.post ?? -1, other.post ?? -1) ||
		// No development number is newer than each.
		compareNumerals(one.dev ?? Number.POSITIVE_INFINITY, other.dev ?? Number.POSITIVE_INFINITY) ||
		compareLocals(one.local, other.local)
	);
}

function compareNumerals(one: Numeral, other: Numeral): number {
	if (one < other) return -1;
	return one > other ? 1 : 0;
}

function compareReleases(one: readonly Numeral[], other: readonly Numeral[]): number {
	for (let index = 0; index < Math.max(one.length, other.length); index++) {
		const order = compareNumerals(one[index] ?? 0, other[index] ?? 0);
		if (order !== 0) return order;
	}
	return 0;
}

function comparePre(one: Version, other: Version): number {
	const [first, second] = [preRank(one), preRank(other)];
	return first - second || compareNumerals(one.pre?.[1] ?? 0, other.pre?.[1] ?? 0);
}

/** A development release without a pre-release is older than every pre-release, a final or post release newer. */
function preRank({ pre, post, dev }: Version): number {
	if (pre !== undefined) return { a: 1, b: 2, rc: 3 }[pre[0]];
	return post === undefined && dev !== undefined ? 0 : 4;
}

/** Numbers are newer than words, and more parts newer than fewer. */
function compareLocals(one: Version["local"], other: Version["local"]): number {
	for (let index = 0; index < Math.max(one.length, other.length); index++) {
		const [first, second] = [one[index], other[index]];
		if (first === undefined || second === undefined) return first === undefined ? -1 : 1;
		const isWord = typeof first === "string";
		if (isWord !== (typeof second === "string")) return isWord ? -1 : 1;
		if (first < second) return -1;
		if (first > second) return 1;
	}
	return 0;
}
