import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Finding } from "../../src/gate/finding.ts";
import type { Source } from "../../src/source/source.ts";
import { memorySource } from "./memory-source.ts";
import { type Conditions, givenConditions } from "./spaces.ts";
import { assembled } from "./tokens.ts";

/** A finding that a case expects. `at` is `file:line:column`. */
export interface Expectation {
	readonly at: string;
	/** Texts that the message holds. */
	readonly says?: readonly string[];
	/** Only where it is not the rule's default. */
	readonly severity?: Finding["severity"];
}

/**
 * A folder `fails-*` or `passes-*` below `__tests__/rules/<group>/<name>`: a small Space, and beside it case.yml.
 * What not every disk can hold stands in case.yml too: `links`, from name to target, and the source's `omissions`. Tokens stand in
 * parts, `ghp_{{base62:36}}`, and are assembled when the case is read.
 */
export interface Case extends Conditions {
	readonly name: string;
	readonly source: Source;
	readonly findings: readonly Expectation[];
	/** Text that the reason for skipping holds; `undefined` where the rule must be asked. */
	readonly skipped?: string;
}

/** The cases of a rule, by name. */
export function casesOf(rule: string): Case[] {
	const folder = join("__tests__/rules", rule);
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => /^(fails|passes)-/.test(name))
		.map((name) => readCase(join(folder, name), name));
}

function readCase(folder: string, name: string): Case {
	const settings = join(folder, "case.yml");
	const given = (existsSync(settings) ? parse(readFileSync(settings, "utf8")) : undefined) ?? {};
	const { findings = [], links = {}, omissions = [], ...conditions } = given;
	const planted = Object.entries<string>(links).map(([name, link]) => [name, { link }]);
	const source = { ...memorySource({ ...filesIn(folder), ...Object.fromEntries(planted) }), omissions };
	return { name, findings, source, ...givenConditions(conditions) };
}

function filesIn(folder: string, below = ""): Record<string, Uint8Array | { link: string }> {
	const files: Record<string, Uint8Array | { link: string }> = {};
	for (const name of readdirSync(join(folder, below))) {
		const path = below === "" ? name : `${below}/${name}`;
		if (path === "case.yml") continue;
		const status = lstatSync(join(folder, path));
		if (status.isSymbolicLink()) files[path] = { link: readlinkSync(join(folder, path)) };
		else if (status.isDirectory()) Object.assign(files, filesIn(folder, path));
		else files[path] = withTokens(readFileSync(join(folder, path)));
	}
	return files;
}

/** A file's content with the tokens that it holds in parts; files without any stay as they are, byte for byte. */
function withTokens(content: Buffer): Uint8Array {
	const text = content.toString("latin1");
	const whole = assembled(text);
	return whole === text ? content : Buffer.from(whole, "latin1");
}
