import { CARD, type HostileTree, soundWith } from "./tree.ts";

const YAML = "card/invalid-yaml";
const PACKAGES = "dependencies/required-package";

function card(name: string, text: string | Uint8Array, finds: readonly string[]): HostileTree {
	return { name: `README.md: ${name}`, make: soundWith({ "README.md": text }), finds, entrypoint: "proven" };
}

function requirements(name: string, text: string | Uint8Array, finds: readonly string[]): HostileTree {
	return {
		name: `requirements.txt: ${name}`,
		make: soundWith({ "requirements.txt": text }),
		finds,
		entrypoint: "proven",
	};
}

function numbered(count: number, line: (at: number) => string): string {
	return Array.from({ length: count }, (_, at) => line(at)).join("");
}

/** Ten levels, each nine times the one before. */
const LAUGHS = Array.from(
	{ length: 10 },
	(_, at) => `l${at}: &l${at} [${at === 0 ? "ha" : `*l${at - 1}, `.repeat(9)}]\n`,
).join("");

/** Trees whose danger lies in the card and in the requirements. */
export const TEXT_TREES: readonly HostileTree[] = [
	card("a billion laughs", `---\n${LAUGHS}---\n`, [YAML]),
	card("ten thousand lists inside each other", `---\nx: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n---\n`, [YAML]),
	card(
		"ten thousand mappings inside each other",
		`---\n${Array.from({ length: 2000 }, (_, at) => `${" ".repeat(at)}a:\n`).join("")}---\n`,
		[YAML],
	),
	card("fifty thousand keys", `---\n${Array.from({ length: 50_000 }, (_, at) => `k${at}: 1\n`).join("")}---\n`, [YAML]),
	card("an alias of itself", `---\na: &a [*a]\n---\n`, [YAML]),
	card("front matter of five megabytes that nobody closes", `---\n${"a: b\n".repeat(1_000_000)}`, [YAML]),
	card(
		"bytes of all kinds",
		Uint8Array.from({ length: 4096 }, (_, at) => (at * 7) % 256),
		["card/missing"],
	),
	card("saved as UTF-16", Buffer.from(`\ufeff${CARD}`, "utf16le"), ["card/missing"]),
	card(
		"tags that would build objects",
		"---\ntitle: !!python/object/apply:os.system [id]\nsdk: !!js/function x\n---\n",
		[YAML],
	),
	card("control characters in values", `---\ntitle: "\\e[31m\\u202e"\nsdk: "python\\n::error::x"\n---\n`, ["card/sdk"]),
	card("a key that is the prototype of all objects", "---\n__proto__: {sdk: python}\nconstructor: 1\n---\n", [
		"card/sdk",
	]),
	requirements("one line of a megabyte", "a".repeat(1_000_000), [PACKAGES]),
	requirements("two hundred thousand lines", "fastapi\n".repeat(200_000), []),
	requirements("one package a hundred thousand times", "x==1\n".repeat(100_000), ["dependencies/duplicate"]),
	requirements(
		"one package in fifty thousand versions",
		numbered(50_000, (at) => `x==${at}\n`),
		["dependencies/conflict"],
	),
	requirements("fifty thousand paths", "./x\n-e y\n".repeat(25_000), ["dependencies/invalid-requirement"]),
	requirements(
		"twenty thousand addresses",
		numbered(20_000, (at) => `x${at} @ git+https://h/${at}\n`),
		["dependencies/unsafe-source"],
	),
	requirements("a name of a quarter of a megabyte twice", `${"x".repeat(250_000)}\n`.repeat(2), [
		"dependencies/duplicate",
	]),
	requirements("saved as UTF-16", Buffer.from("\ufefffastapi\n", "utf16le"), []),
	requirements(
		"bytes of all kinds",
		Uint8Array.from({ length: 4096 }, (_, at) => at % 256),
		[],
	),
	requirements("a file that includes itself", "-r requirements.txt\nfastapi\n", ["dependencies/invalid-requirement"]),
	requirements(
		"files of the machine",
		"-r /etc/passwd\n-c ../../../../etc/hosts\n-r https://example.com/r.txt\nfastapi\n",
		[],
	),
	requirements(
		"a marker of ten thousand parentheses",
		`fastapi; ${"(".repeat(10_000)}os_name == "posix"${")".repeat(10_000)}\n`,
		[PACKAGES],
	),
	requirements(
		"a marker of twenty thousand conditions",
		`fastapi; ${'os_name == "nt" or '.repeat(20_000)}os_name == "nt"\n`,
		[PACKAGES],
	),
	requirements("a hundred thousand lines that go on", `fastapi${" \\\n".repeat(100_000)}\n`, [PACKAGES]),
	{
		name: "requirements.txt: a chain of a thousand files",
		make: soundWith({
			"requirements.txt": "-r r0.txt\n",
			...Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`r${at}.txt`, `-r r${at + 1}.txt\n`])),
		}),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "requirements.txt: files that include each other twice",
		make: soundWith({
			"requirements.txt": "-r r0.txt\n",
			...Object.fromEntries(
				Array.from({ length: 40 }, (_, at) => [`r${at}.txt`, `-r r${at + 1}.txt\n-r r${at + 1}.txt\n`]),
			),
		}),
		finds: [],
		entrypoint: "proven",
	},
];
