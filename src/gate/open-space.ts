import type { Card } from "../card/card.ts";
import { readDockerfile } from "../dockerfile/read-dockerfile.ts";
import type { FrontendReading } from "../frontend/frontend.ts";
import type { HubAnswers } from "../hub/answers.ts";
import type { Packages } from "../packages/answers.ts";
import { loadProgram } from "../python/load-program.ts";
import type { Engine } from "../python/parser/syntax-node.ts";
import type { Entrypoint } from "../python/program.ts";
import type { Source } from "../source/source.ts";
import { readScriptSuppressions, readSuppressions } from "../suppressions/read-suppressions.ts";
import type { Suppression } from "../suppressions/suppression.ts";
import type { Ground } from "./ground.ts";
import type { Contract, Settings, Space, Target } from "./space.ts";
import { entrypointOf } from "./target.ts";

/** What a Space is made of. */
export interface Ingredients {
	readonly root: string;
	readonly contract: Contract;
	readonly settings: Settings;
	readonly source: Source;
	readonly card: Card;
	readonly engine: Engine;
	readonly ground: Ground;
	readonly packages: Packages;
	readonly hub: HubAnswers;
	readonly frontend: FrontendReading | undefined;
}

/** Reads a Space. Its Python must be released when all questions are answered. */
export function openSpace({ engine, ground, ...read }: Ingredients): Space {
	const { version, serving, ...known } = ground;
	const python = loadProgram(read.source, engine, version, serving.folders);
	let target: Target | undefined;
	let entrypoint: Entrypoint | undefined;
	let suppressions: readonly Suppression[] | undefined;
	return {
		...read,
		python,
		...known,
		get dockerfile() {
			return readDockerfile(read.source);
		},
		get target() {
			target ??= serving.target(python);
			return target;
		},
		get entrypoint() {
			entrypoint ??= entrypointOf(python, this.target, known.isPythonKnown);
			return entrypoint;
		},
		get suppressions() {
			suppressions ??= [...readSuppressions(read.source, python), ...frontendSuppressions(read.frontend)];
			return suppressions;
		},
	};
}

function frontendSuppressions(frontend: FrontendReading | undefined): readonly Suppression[] {
	if (frontend?.kind !== "open") return [];
	return readScriptSuppressions(frontend.source, frontend.root, frontend.project.paths);
}
