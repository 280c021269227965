import type { Card } from "../card/card.ts";
import { loadProgram } from "../python/load-program.ts";
import type { Engine } from "../python/parser/syntax-node.ts";
import type { PythonVersion } from "../python/version.ts";
import { readRequirements } from "../requirements/read-requirements.ts";
import type { Source } from "../source/source.ts";
import type { Contract, Settings, Space } from "./space.ts";

/** What a Space is made of. */
export interface Ingredients {
	readonly root: string;
	readonly contract: Contract;
	readonly settings: Settings;
	readonly source: Source;
	readonly card: Card;
	readonly engine: Engine;
	readonly version: PythonVersion;
}

/** Reads a Space. Its Python must be released when all questions are answered. */
export function openSpace({ root, contract, settings, source, card, engine, version }: Ingredients): Space {
	return {
		root,
		contract,
		settings,
		source,
		python: loadProgram(source, engine, version),
		card,
		requirements: readRequirements(source, version),
	};
}
