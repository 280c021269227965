import type { Parameter } from "../libraries/knowledge.ts";

/** How a function reads a token: where its arguments stand. */
export interface Reader {
	readonly library: "PyJWT" | "python-jose" | "other";
	/** As messages call it: "jwt.decode". */
	readonly name: string;
	readonly key: Parameter;
	readonly algorithms: Parameter;
	readonly options: Parameter;
	readonly verify: Parameter;
	/** Whether a call without algorithms is one that should have them. */
	readonly needsAlgorithms: boolean;
}

const at = (keyword: string, position = -1): Parameter => ({ keyword, position });

// https://pyjwt.readthedocs.io/en/stable/api.html ; `verify` is of version 1, where it stands in third place.
const PYJWT: Omit<Reader, "name"> = {
	library: "PyJWT",
	key: at("key", 1),
	algorithms: at("algorithms", 2),
	options: at("options", 3),
	verify: at("verify"),
	needsAlgorithms: true,
};

// https://python-jose.readthedocs.io/en/latest/jwt/api.html
const JOSE: Omit<Reader, "name"> = { ...PYJWT, library: "python-jose" };

// https://docs.authlib.org/en/latest/jose/jwt.html , https://jose.authlib.org/en/guide/jwt/
const OTHER: Omit<Reader, "name"> = { ...JOSE, library: "other", needsAlgorithms: false };

const readers = (reader: Omit<Reader, "name">, name: string, paths: readonly string[]): [string, Reader][] =>
	paths.map((path) => [path, { ...reader, name }]);

/** Functions that read tokens, by their path. */
export const READERS: ReadonlyMap<string, Reader> = new Map([
	...readers(PYJWT, "jwt.decode", [
		"jwt.decode",
		"jwt.api_jwt.decode",
		"jwt.PyJWT().decode",
		"jwt.api_jwt.PyJWT().decode",
	]),
	...readers(PYJWT, "jwt.decode_complete", ["jwt.decode_complete", "jwt.api_jwt.decode_complete"]),
	...readers(JOSE, "jwt.decode", ["jose.jwt.decode"]),
	...readers(JOSE, "jws.verify", ["jose.jws.verify"]),
	...readers(OTHER, "jwt.decode", ["joserfc.jwt.decode"]),
	...readers({ ...OTHER, algorithms: at("algorithms", 0) }, "JsonWebToken", [
		"authlib.jose.JsonWebToken",
		"authlib.jose.rfc7519.JsonWebToken",
	]),
]);

/** Words of which every file holds one that reads tokens by itself. */
export const TOKEN_WORDS: readonly string[] = ["jwt", "jose", "JsonWebToken"];
