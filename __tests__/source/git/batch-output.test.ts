import { expect, test } from "@jest/globals";
import { batchReader } from "../../../src/source/git/batch-output.ts";

const ID = "0123456789abcdef0123456789abcdef01234567";
const OUTPUT = Buffer.from(
	`${ID} blob 5\na\nb\0c\n${ID} missing\n${ID} blob 0\n\n${ID} tree 3\n${ID} blob 12\n${ID.slice(0, 5)} blob\n\n\n`,
);

/** Reads an output in pieces of so many bytes. */
function read(output: Buffer, step: number) {
	const blobs: string[] = [];
	let current = "";
	const take = batchReader({
		begin: (id, size) => {
			current = `${id.length} ${size} `;
		},
		piece: (bytes) => {
			current += bytes.toString("latin1");
		},
		end: () => blobs.push(current),
	});
	const answers = Array.from({ length: Math.ceil(output.length / step) }, (_, index) =>
		take(output.subarray(index * step, (index + 1) * step)),
	);
	return { blobs, answers: [...new Set(answers)] };
}

test("blobs are read wherever their output is cut", () => {
	for (let step = 1; step <= OUTPUT.length; step++) {
		const { blobs, answers } = read(OUTPUT, step);
		expect(blobs).toEqual(["40 5 a\nb\0c", "40 0 ", "40 12 01234 blob\n\n"]);
		expect(answers).toEqual(["more"]);
	}
});

test("what is no such output ends the reading", () => {
	expect(read(Buffer.alloc(5_000, "x"), 100).answers).toEqual(["more", "enough"]);
});
