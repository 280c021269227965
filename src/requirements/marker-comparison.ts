/** What a marker, or a part of it, comes to on the Space. */
export type Truth = "true" | "false" | "unknown";

/** Release numbers, which are all that a marker is compared with in practice. */
const RELEASE = /^\d{1,9}(?:\.\d{1,9})*$/;

/**
 * Compares two texts as packaging does: as versions where the right one is a version, else as texts. Versions with
 * more than release numbers, and orders of texts, are not told.
 */
export function compare(left: string, operator: string, right: string): Truth {
	if (operator === "in") return truth(right.includes(left));
	if (operator === "not in") return truth(!right.includes(left));
	if (operator === "===") return truth(left.toLowerCase() === right.trim().toLowerCase());
	const version = right.trim();
	if (/^v?\d/i.test(version)) return compareVersions(left.trim(), operator, version);
	if (operator === "==") return truth(left === right);
	if (operator === "!=") return truth(left !== right);
	return "unknown";
}

function compareVersions(left: string, operator: string, right: string): Truth {
	if (right.endsWith(".*")) return comparePrefixes(left, operator, right.slice(0, -2));
	if (!RELEASE.test(left) || !RELEASE.test(right)) return "unknown";
	const order = orderOf(left, right);
	switch (operator) {
		case "==":
			return truth(order === 0);
		case "!=":
			return truth(order !== 0);
		case "<":
			return truth(order < 0);
		case "<=":
			return truth(order <= 0);
		case ">":
			return truth(order > 0);
		case ">=":
			return truth(order >= 0);
		default:
			return right.includes(".")
				? truth(order >= 0 && hasPrefix(left, right.slice(0, right.lastIndexOf("."))))
				: "unknown";
	}
}

function comparePrefixes(left: string, operator: string, prefix: string): Truth {
	if (!RELEASE.test(left) || !RELEASE.test(prefix)) return "unknown";
	if (operator === "==") return truth(hasPrefix(left, prefix));
	return operator === "!=" ? truth(!hasPrefix(left, prefix)) : "unknown";
}

/** Whether the first numbers are those of the prefix; missing ones count as zero. */
function hasPrefix(version: string, prefix: string): boolean {
	const numbers = version.split(".").map(Number);
	return prefix.split(".").every((number, index) => (numbers[index] ?? 0) === Number(number));
}

function orderOf(left: string, right: string): number {
	const a = left.split(".").map(Number);
	const b = right.split(".").map(Number);
	for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
		const difference = (a[index] ?? 0) - (b[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

function truth(value: boolean): Truth {
	return value ? "true" : "false";
}
