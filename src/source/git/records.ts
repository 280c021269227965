/** Bytes that one record may have: many times the longest path of Linux (PATH_MAX). */
const LONGEST = 256 * 1024;

/**
 * Cuts output of git at NUL bytes (option -z) as it comes, and hands each record over without its NUL; `undefined`
 * stands for a record beyond all measure, after which nothing more is read.
 */
export function recordsOf(
	onRecord: (record: Buffer | undefined) => "more" | "enough",
): (chunk: Buffer) => "more" | "enough" {
	let rest: Buffer[] = [];
	let restLength = 0;
	return (chunk) => {
		let start = 0;
		for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
			const piece = chunk.subarray(start, end);
			const record = rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
			rest = [];
			restLength = 0;
			start = end + 1;
			if (onRecord(record) === "enough") return "enough";
		}
		rest.push(chunk.subarray(start));
		restLength += chunk.length - start;
		if (restLength <= LONGEST) return "more";
		onRecord(undefined);
		return "enough";
	};
}
