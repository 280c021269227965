// dist/licenses.txt: the licence notices of everything that is shipped in dist/.
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Licences that let their work be shipped in ours under nothing but their notice. */
const ALLOWED = new Set(["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"]);

/** Shipped as files of their own, or compiled into those: no bundler sees them. */
const COMPILED = [
	"node_modules/tree-sitter",
	"node_modules/tree-sitter-python",
	"node_modules/tree-sitter/node_modules/node-addon-api",
	"node_modules/web-tree-sitter",
];

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/**
 * The notices, by package name. `packages` are folders below node_modules.
 * Throws for a package without a licence text, or under a licence that is not in the list above.
 */
export function licences(packages) {
	const notices = [...new Set([...packages, ...COMPILED])].map(noticeOf);
	const byTitle = new Map(notices.map((notice) => [notice.title, notice]));
	const sorted = [...byTitle.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
	const line = "=".repeat(80);
	const parts = sorted.map(({ title, licence, text }) => `${line}\n${title} (${licence})\n${line}\n\n${text}\n`);
	return Buffer.from(`What dist/ holds of others, and their licences.\n\n${parts.join("\n")}`);
}

function noticeOf(folder) {
	const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
	if (!ALLOWED.has(license)) throw new Error(`${name} is under ${license}, which scripts/licences.mjs does not allow.`);
	const texts = textsIn(folder);
	if (texts.length === 0) throw new Error(`${name} has no licence text, and its licence asks for it to be shipped.`);
	return { title: `${name} ${version}`, licence: license, text: texts.join("\n\n") };
}

/** The licence texts of a package, and of what it has compiled in. */
function textsIn(folder) {
	const places = [folder, `${folder}/vendor/tree-sitter/lib/src/unicode`].filter((place) => existsSync(place));
	return places.flatMap((place) =>
		readdirSync(place)
			.filter((name) => LICENCE_FILE.test(name))
			.sort()
			.map((name) => readFileSync(`${place}/${name}`, "utf8").replaceAll("\r\n", "\n").trim()),
	);
}
