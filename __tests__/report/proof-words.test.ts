import { expect, test } from "@jest/globals";
import type { Proof } from "../../src/python/proof.ts";
import { sayProof } from "../../src/report/proof-words.ts";
import { PROVEN } from "./judged.ts";

const say = (proof: Proof) =>
	sayProof({ target: "main:app", proof, reached: [], isCutOff: false, imports: [], application: undefined });

test.each([
	["FastAPI", "a FastAPI application"],
	["ASGI function", "an ASGI function"],
	["ASGI 2 application", "an ASGI 2 application"],
	["Application", "an Application application"],
	["FastAPI or ASGI function", "a FastAPI application or an ASGI function"],
])("what is a %s is told in English", (type, words) => {
	const proof: Proof = {
		state: "proven",
		type,
		framework: undefined,
		factory: undefined,
		place: PROVEN.place,
		trace: [],
	};
	expect(say(proof)).toBe(`main:app is proven to be ${words}.`);
});
