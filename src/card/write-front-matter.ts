import { stringify } from "yaml";
import type { CardValue } from "./card.ts";

/**
 * A README with the values of a card as its front matter: what deployment does with `card:` of the configuration file.
 * Every text stands in double quotes, so that no reader of YAML takes it for a number or a date.
 */
export function withFrontMatter(readme: Uint8Array, values: ReadonlyMap<string, CardValue>): Uint8Array {
	const plain = new Map([...values].map(([key, { value }]) => [key, value]));
	const style = { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 } as const;
	return withHead(readme, stringify(plain, { ...style, aliasDuplicateObjects: false }));
}

/** A README with front matter in front of it: `yaml` between two fences, then a blank line, lines ended as there. A byte-order mark goes. */
export function withHead(readme: Uint8Array, yaml: string): Uint8Array {
	const [first, second, third] = readme;
	const body = first === 0xef && second === 0xbb && third === 0xbf ? readme.subarray(3) : readme;
	const newline = body.indexOf(0x0a);
	const lineEnd = body[newline - 1] === 0x0d ? "\r\n" : "\n";
	const head = `---\n${yaml.trimEnd()}\n---\n${body.length === 0 ? "" : "\n"}`;
	return joined(new TextEncoder().encode(head.replaceAll("\n", lineEnd)), body);
}

/** Two pieces of a file as one. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	const whole = new Uint8Array(first.length + second.length);
	whole.set(first);
	whole.set(second, first.length);
	return whole;
}
