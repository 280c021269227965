import type { Problem } from "../gate/finding.ts";

/** The first problems, and one more that says how many others there are; it weighs as much as the heaviest of them. */
export function atMost(count: number, problems: readonly Problem[]): Problem[] {
	const [first, ...others] = problems.slice(count);
	if (first === undefined) return [...problems];
	// Without a severity of its own a problem weighs what its rule weighs, which is more than a notice.
	const heaviest = [first, ...others].find(({ severity }) => severity !== "notice") ?? first;
	const message = `There are ${others.length + 1} more problems of this kind, which are not listed. Deal with those that are, and run again.`;
	return [...problems.slice(0, count), { ...heaviest, message }];
}
