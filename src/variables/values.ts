import type { Declaration, VariableType } from "./declaration.ts";
import { matches } from "./pattern.ts";

/** Ports that a program without privileges may listen to (specification 002, validation rule 4). */
const PORTS = { least: 1024, most: 65535 } as const;

/** Characters of a value that are looked at. */
const MAX_VALUE = 2_000;

/** Hosts of the machine itself, which https cannot reach. */
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[a-z0-9-]+\.localhost)$/i;

/** Texts that pydantic, starlette and people take for a boolean. */
const BOOLEAN = /^(true|false|1|0|yes|no|on|off|t|f|y|n)$/i;

/**
 * What specification 002 says of a variable by its name, whatever type its table gives: PORT is a port (validation rule
 * 4), and CORS_ALLOWED_ORIGINS a list of addresses (validation rule 3).
 */
export function typeOf({ name, type }: Pick<Declaration, "name" | "type">): VariableType {
	if (name === "PORT" && type === "integer") return "port";
	return name === "CORS_ALLOWED_ORIGINS" && type === "string" ? "url-list" : type;
}

/**
 * What is wrong with a value of a declared variable: words that follow its name, such as "must be a whole number". The
 * value is not repeated, since it may be a secret; `undefined` where nothing is wrong.
 */
export function problemOfValue(declaration: Declaration, value: string): string | undefined {
	if (value.length > MAX_VALUE) return undefined;
	const problem = problemOfType(typeOf(declaration), value);
	if (problem !== undefined || declaration.pattern === undefined) return problem;
	return matches(declaration.pattern, value) ? undefined : `must match the pattern ${declaration.pattern.source}`;
}

function problemOfType(type: VariableType, value: string): string | undefined {
	switch (type) {
		case "string":
			return undefined;
		case "secret":
			return value === "" ? "must not be empty" : undefined;
		case "integer":
			return /^\s*[+-]?\d[\d_]*\s*$/.test(value) ? undefined : "must be a whole number";
		case "boolean":
			return BOOLEAN.test(value.trim()) ? undefined : "must be true or false";
		case "port":
			return isPort(value) ? undefined : `must be a whole number from ${PORTS.least} to ${PORTS.most}`;
		case "json":
			return isJson(value) ? undefined : "must be JSON";
		case "url":
			return problemOfAddress(value);
		case "url-list":
			return problemOfList(value);
	}
}

function isPort(value: string): boolean {
	return /^\d{4,5}$/.test(value.trim()) && Number(value) >= PORTS.least && Number(value) <= PORTS.most;
}

function isJson(value: string): boolean {
	try {
		JSON.parse(value);
		return true;
	} catch {
		return false;
	}
}

/** Addresses separated by commas, or a list in JSON; an empty text is an empty list. */
function problemOfList(value: string): string | undefined {
	const parts = value.split(",").map((part) => part.trim().replace(/^\[?\s*"?|"?\s*\]?$/g, ""));
	if (value.trim() === "" || value.trim() === "[]") return undefined;
	for (const part of parts) {
		if (part === "*") return "must list addresses, not *: anybody could call the application from any page";
		const problem = problemOfAddress(part);
		if (problem !== undefined) return `must hold addresses separated by commas, and one of them ${problem}`;
	}
	return undefined;
}

/** https, except on the machine itself; what is no address of the web, such as postgresql://, may have any scheme. */
function problemOfAddress(value: string): string | undefined {
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value.trim())?.[1]?.toLowerCase();
	if (scheme === undefined) return "must be an address that begins with its scheme, such as https://";
	if (scheme !== "http" && scheme !== "https") return undefined;
	const address = parseAddress(value.trim());
	if (address === undefined || address.hostname === "") return "must be an address with a host";
	if (scheme === "http" && !LOCAL_HOST.test(address.hostname)) return "must begin with https://";
	return undefined;
}

function parseAddress(value: string): URL | undefined {
	try {
		return new URL(value);
	} catch {
		return undefined;
	}
}
