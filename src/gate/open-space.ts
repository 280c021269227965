import type { Card } from "../card/card.ts";
import type { HubAnswers } from "../hub/answers.ts";
import type { Packages } from "../packages/answers.ts";
import { loadProgram } from "../python/load-program.ts";
import type { Engine } from "../python/parser/syntax-node.ts";
import type { PythonVersion } from "../python/version.ts";
import type { Requirements } from "../requirements/requirements.ts";
import type { Source } from "../source/source.ts";
import { readSuppressions } from "../suppressions/read-suppressions.ts";
import type { Suppression } from "../suppressions/suppression.ts";
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
	readonly requirements: Requirements | undefined;
	readonly packages: Packages;
	readonly hub: HubAnswers;
}

/** Reads a Space. Its Python must be released when all questions are answered. */
export function openSpace({ engine, version, ...read }: Ingredients): Space {
	let suppressions: readonly Suppression[] | undefined;
	return {
		...read,
		python: loadProgram(read.source, engine, version),
		get suppressions() {
			suppressions ??= readSuppressions(read.source, version.minor);
			return suppressions;
		},
	};
}
