import { describe, expect, test } from "@jest/globals";
import { decodeSource } from "../../src/python/decode.ts";
import { encodingNamed } from "../../src/python/encodings.ts";
import { announceSkipped, askPython, pythonMinor } from "../support/python.ts";

/** A text whose characters are bytes. */
function bytesOf(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const MARK = "\xef\xbb\xbf";

/** Name, bytes, and the text that Python reads; `undefined` where it refuses the file. */
const FILES: readonly (readonly [name: string, bytes: string, text: string | undefined])[] = [
	["nothing", "", ""],
	["plain ASCII", "x = 1\n", "x = 1\n"],
	["UTF-8", "x = '\xc3\xa9\xf0\x9f\x98\x80'\n", "x = 'é😀'\n"],
	["a byte order mark", `${MARK}x = 1\n`, "x = 1\n"],
	["line ends of all kinds", "a\rb\r\nc\nd\r", "a\nb\r\nc\nd\n"],
	["a cookie", "# -*- coding: latin-1 -*-\nx = '\xe9'\n", "# -*- coding: latin-1 -*-\nx = 'é'\n"],
	["a cookie of vim", "# vim: set fileencoding=cp1252 :\nx = '\x80'\n", "# vim: set fileencoding=cp1252 :\nx = '€'\n"],
	["a cookie in the second line", "#!/bin/sh\n# coding=koi8-r\nx = '\xc1'\n", "#!/bin/sh\n# coding=koi8-r\nx = 'а'\n"],
	["a cookie below an empty line", "\n# coding: iso-8859-15\nx = '\xa4'\n", "\n# coding: iso-8859-15\nx = '€'\n"],
	["a cookie below a lone \\r", "#\r# coding: latin-1\rx = '\xe9'\r", "#\n# coding: latin-1\nx = 'é'\n"],
	[
		"a cookie in capitals",
		"# CODING: Latin_1\n# coding: Latin_1\nx = '\xe9'\n",
		"# CODING: Latin_1\n# coding: Latin_1\nx = 'é'\n",
	],
	["a cookie behind a form feed", "\x0c # coding: latin-1\nx = '\xe9'\n", "\x0c # coding: latin-1\nx = 'é'\n"],
	["a cookie that the tokenizer shortens", "# coding: utf-8-unix\nx = '\xc3\xa9'\n", "# coding: utf-8-unix\nx = 'é'\n"],
	[
		"a cookie of a name for Latin-1",
		"# coding: iso-latin-1-unix\nx = '\xe9'\n",
		"# coding: iso-latin-1-unix\nx = 'é'\n",
	],
	["Shift JIS", "# coding: sjis\nx = '\x93\xfa'\n", "# coding: sjis\nx = '日'\n"],
	["GBK", "# coding: gbk\nx = '\xc8\xd5'\n", "# coding: gbk\nx = '日'\n"],
	["two cookies in a line", "# coding=utf-8 coding=nope\n", "# coding=utf-8 coding=nope\n"],
	["a cookie without a name", "# coding=\nx = 1\n", "# coding=\nx = 1\n"],
	["a word that is no cookie", "# coding schemes: nope\nx = 1\n", "# coding schemes: nope\nx = 1\n"],
	["a cookie too late", "x = 1\n# coding: nope\n", "x = 1\n# coding: nope\n"],
	["a cookie in the third line", "#\n#\n# coding: nope\n", "#\n#\n# coding: nope\n"],
	["a cookie in a string", '"""\n# coding: nope\n"""\n', '"""\n# coding: nope\n"""\n'],
	["a cookie behind code", "x = 1 # coding: nope\n", "x = 1 # coding: nope\n"],
	["a byte order mark and its cookie", `${MARK}# coding: UTF_8\nx = 1\n`, "# coding: UTF_8\nx = 1\n"],
	["ASCII that says so", "# coding: us-ascii\nx = 1\n", "# coding: us-ascii\nx = 1\n"],
	["an encoding of DOS, in ASCII", "# coding: cp437\nx = 1\n", "# coding: cp437\nx = 1\n"],
	["a byte order mark and another cookie", `${MARK}# coding: latin-1\nx = 1\n`, undefined],
	["a byte order mark and a cookie that is not spelled so", `${MARK}# coding: utf8\nx = 1\n`, undefined],
	["an unknown encoding", "# coding: nope\nx = 1\n", undefined],
	["a codec that is not for text", "# coding: rot13\nx = 1\n", undefined],
	["an encoding of Windows alone", "# coding: mbcs\nx = 1\n", undefined],
	["ASCII that is none", "# coding: ascii\nx = '\xe9'\n", undefined],
	["Windows-1252 that is none", "# coding: cp1252\nx = '\x81'\n", undefined],
	["Shift JIS that is none", "# coding: sjis\nx = '\x93'\n", undefined],
	["a zero byte", "x = 1\nx = '\0'\n", undefined],
	["UTF-16, little end first", "\xff\xfex\0 \0=\0 \x001\0\n\0", undefined],
	["UTF-16, big end first", "\xfe\xff\0x\0 \0=\0 \x001\0\n", undefined],
	["UTF-16 without a mark", "x\0 \0=\0 \x001\0\n\0", undefined],
	["UTF-32", "\xff\xfe\0\0x\0\0\0=\0\0\x001\0\0\0", undefined],
	["a cookie that says UTF-16", "# coding: utf-16\nx = 1\n", undefined],
];

test.each(FILES.filter(([, , text]) => text !== undefined))("%s is read as Python reads it", (_, bytes, text) => {
	expect(decodeSource(bytesOf(bytes))).toEqual({ kind: "text", text, undecodable: [] });
});

test.each(FILES.filter(([, , text]) => text === undefined))("%s is refused", (_, bytes) => {
	expect(decodeSource(bytesOf(bytes)).kind).toBe("refused");
});

test("CPython reads and refuses the same files", () => {
	const minor = pythonMinor(10, 13);
	if (typeof minor === "string") {
		announceSkipped("comparison of encodings with CPython's", minor);
		return;
	}
	const program = `
import json, sys
for source in json.load(sys.stdin):
    try:
        compile(source.encode("latin-1"), "main.py", "exec", dont_inherit=True)
        print("read")
    except (SyntaxError, ValueError):
        print("refused")
`;
	// What is in the files is not Python everywhere; a comment around it is, and bytes are decoded all the same.
	const sources = FILES.map(([, bytes]) => bytes.replace(/^(?=[a-d]\r)/, "#"));
	const answers = askPython(["-c", program], JSON.stringify(sources)).trimEnd().split("\n");
	const expected = FILES.map(([name, , text]) => `${name}: ${text === undefined ? "refused" : "read"}`);
	expect(answers.map((answer, index) => `${FILES[index]?.[0]}: ${answer}`)).toEqual(expected);
});

describe("bytes that are no UTF-8", () => {
	test.each([
		["a byte of Latin-1", "x = '\xe9'\n", "x = '\ufffd'\n", [5]],
		["a sequence that is cut off", "'\xc3", "'\ufffd", [1]],
		["an overlong form", "'\xc0\xaf'", "'\ufffd\ufffd'", [1, 2]],
		["a surrogate", "'\xed\xa0\x80'", "'\ufffd\ufffd\ufffd'", [1, 2, 3]],
		["beyond the last character", "'\xf4\x90\x80\x80'", "'\ufffd\ufffd\ufffd\ufffd'", [1, 2, 3, 4]],
		["behind good characters", "'\xf0\x9f\x98\x80\xe9\xef\xbf\xbd\xe9'", "'😀\ufffd\ufffd\ufffd'", [3, 5]],
	])("%s: each has its offset", (_, bytes, text, undecodable) => {
		expect(decodeSource(bytesOf(bytes))).toEqual({ kind: "text", text, undecodable });
	});

	test("more than a thousand of them are a binary file", () => {
		const decoded = decodeSource(bytesOf(`x = 1\n${"\xff".repeat(2_000)}`));
		expect(decoded).toMatchObject({ kind: "refused", problem: { start: 6, end: 7 } });
	});
});

describe("what is refused has its place and a reason", () => {
	test.each([
		["x = 1\ny = '\0'\n", 11, "zero byte"],
		["\xff\xfex\0", 0, "UTF-16"],
		["\0\0\xfe\xff", 0, "UTF-32"],
		["#!/bin/sh\r\n# coding: nope\n", 21, 'declares the encoding "nope", which Python does not know'],
		[`${MARK}# coding: latin-1\n`, 10, 'declares the encoding "latin-1", but begins with the byte order mark'],
		["# coding: ascii\nx = '\xe9'\n", 21, 'a byte that is not "ascii"'],
	])("%j at %i", (bytes, start, words) => {
		const decoded = decodeSource(bytesOf(bytes));
		if (decoded.kind !== "refused") throw new Error(`not refused: ${decoded.kind}`);
		expect(decoded.problem).toMatchObject({ start, message: expect.stringContaining(words) });
	});

	test("a name as long as a line is shortened", () => {
		const decoded = decodeSource(bytesOf(`# coding: ${"x".repeat(1_000)}\n`));
		if (decoded.kind !== "refused") throw new Error(`not refused: ${decoded.kind}`);
		expect(decoded.problem.message.length).toBeLessThan(150);
	});
});

test.each(["cp437", "iso-8859-6"])("bytes beyond ASCII in %s are not judged", (name) => {
	expect(decodeSource(bytesOf(`# coding: ${name}\nx = '\xe9'\n`))).toMatchObject({ kind: "unjudged" });
});

test.each(["utf-7", "cp037", "unicode_escape"])("%s is not judged, for not even its ASCII is what it seems", (name) => {
	expect(decodeSource(bytesOf(`# coding: ${name}\nx = 1\n`))).toMatchObject({ kind: "unjudged" });
});

test("every encoding that CPython can read source in is known by its names, and no other", () => {
	const minor = pythonMinor(10, 13);
	if (typeof minor === "string") {
		announceSkipped("comparison of the names of encodings with CPython's", minor);
		return;
	}
	const program = `
import codecs, encodings, encodings.aliases, pkgutil
names = {*encodings.aliases.aliases, *encodings.aliases.aliases.values(), *(module.name for module in pkgutil.iter_modules(encodings.__path__))}
for name in sorted(names):
    try:
        known = codecs.lookup(name)._is_text_encoding and name not in ("undefined", "mbcs", "oem")
    except LookupError:
        known = False
    print(name, int(known))
`;
	const lines = askPython(["-c", program]).trimEnd().split("\n");
	const wrong = lines.filter((line) => {
		const [name = "", known] = line.split(" ");
		return (encodingNamed(name) !== undefined) !== (known === "1");
	});
	expect(wrong).toEqual([]);
});
