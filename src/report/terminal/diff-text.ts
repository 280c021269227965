import type { Colours } from "./colours.ts";

/** A unified diff with the colours that people know it by. */
export function diffLines(diff: string, { bold, cyan, green, red }: Colours): string {
	const paint = (line: string) => {
		if (/^(---|\+\+\+|={3,}) ?/.test(line)) return bold(line);
		if (line.startsWith("@@")) return cyan(line);
		return line.startsWith("+") ? green(line) : line.startsWith("-") ? red(line) : line;
	};
	return diff.split("\n").map(paint).join("\n");
}
