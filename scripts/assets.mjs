// The parsers that lie beside the bundle: native builds for the machines that have a sound pair, and WebAssembly for the rest.
import { readFileSync } from "node:fs";

/**
 * Machine type that each target's files must declare: `e_machine` of ELF, `Machine` of PE, `cputype` of Mach-O.
 * An operating system refuses a file of another machine only when somebody's workflow loads it, which is too late.
 */
const MACHINES = {
	"darwin-arm64": { format: "Mach-O", machine: 0x0100000c },
	"darwin-x64": { format: "Mach-O", machine: 0x01000007 },
	"linux-arm64": { format: "ELF", machine: 0xb7 },
	"linux-x64": { format: "ELF", machine: 0x3e },
	"win32-arm64": { format: "PE", machine: 0xaa64 },
	"win32-x64": { format: "PE", machine: 0x8664 },
};

/** The engine and the grammar: one is of no use without the other. */
const PACKAGES = ["tree-sitter", "tree-sitter-python"];

/**
 * `native/<platform>-<arch>/<package>.node` for every target whose two files are what they are called,
 * and for every other one the reason why it is left out: that machine then uses WebAssembly.
 */
export function nativeAssets(read = readPrebuilt) {
	const files = new Map();
	const refused = [];
	for (const [target, expected] of Object.entries(MACHINES)) {
		const pair = PACKAGES.map((name) => ({ name, content: read(name, target) }));
		const wrong = pair.filter(({ content }) => !isFor(content, expected));
		if (wrong.length > 0) {
			refused.push(
				`native/${target}, because ${wrong.map(({ name, content }) => describe(name, content)).join(" and ")}`,
			);
			continue;
		}
		for (const { name, content } of pair) files.set(`native/${target}/${name}.node`, content);
	}
	return { files, refused };
}

/** `wasm/*.wasm`: tree-sitter and the same grammar. */
export function wasmAssets() {
	return new Map([
		["wasm/tree-sitter.wasm", readFileSync("node_modules/web-tree-sitter/tree-sitter.wasm")],
		["wasm/tree-sitter-python.wasm", readFileSync("node_modules/tree-sitter-python/tree-sitter-python.wasm")],
	]);
}

/** Format and machine type by a file's own header; `undefined` for anything that is no native module. */
export function machineOf(content) {
	if (content.length < 64) return undefined;
	if (content.readUInt32BE(0) === 0x7f454c46) return { format: "ELF", machine: content.readUInt16LE(18) };
	if (content.readUInt32LE(0) === 0xfeedfacf) return { format: "Mach-O", machine: content.readUInt32LE(4) };
	if (content.readUInt16LE(0) !== 0x5a4d) return undefined;
	const header = content.readUInt32LE(0x3c);
	if (header + 6 > content.length || content.readUInt32LE(header) !== 0x4550) return undefined;
	return { format: "PE", machine: content.readUInt16LE(header + 4) };
}

function isFor(content, expected) {
	const actual = content === undefined ? undefined : machineOf(content);
	return actual?.format === expected.format && actual.machine === expected.machine;
}

function describe(name, content) {
	if (content === undefined) return `${name} has no file for it`;
	const actual = machineOf(content);
	if (actual === undefined) return `${name}'s file is no native module`;
	const known = Object.entries(MACHINES).find(([, expected]) => isFor(content, expected));
	return `${name}'s file is built for ${known?.[0] ?? `machine 0x${actual.machine.toString(16)}`}`;
}

function readPrebuilt(name, target) {
	try {
		return readFileSync(`node_modules/${name}/prebuilds/${target}/${name}.node`);
	} catch (error) {
		if (error.code === "ENOENT") return undefined;
		throw error;
	}
}
