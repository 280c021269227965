import type { Source } from "../../source/source.ts";
import { importSystemOf } from "../modules/import-system.ts";
import type { Program } from "../program.ts";
import { getAttribute, setAttribute } from "./attributes.ts";
import { call } from "./calls.ts";
import { evaluate } from "./expressions.ts";
import { runGenerator } from "./functions.ts";
import { importModule } from "./imports.ts";
import { BoundExceeded, MAX_STEPS, type Machine, type Variables } from "./machine.ts";
import { namespaceOf, openJournal } from "./namespace.ts";
import { execute } from "./statements.ts";
import { constant } from "./value.ts";

/** A fresh interpreter in the Space root: nothing is imported yet. */
export function startMachine(program: Program, source: Source, variables: Variables): Machine {
	let steps = 0;
	const spend = (count: number) => {
		steps += count;
		if (steps > MAX_STEPS)
			throw new BoundExceeded(`the start takes more than ${MAX_STEPS.toLocaleString("en")} steps to follow`);
	};
	const machine: Machine = {
		program,
		imports: importSystemOf(source, program.version),
		journal: openJournal(spend),
		modules: namespaceOf(),
		// uvicorn puts its working directory, the Space root, at the head of sys.path.
		system: namespaceOf([["front", { kind: "tuple", elements: [constant("")] }]]),
		environment: namespaceOf(),
		variables,
		catches: [],
		conditions: [],
		loading: [],
		importSites: [],
		calls: [],
		handling: [],
		reached: new Set(),
		skipped: [],
		deleted: new Map(),
		isAssumed: false,
		exits: 0,
		depth: 0,
		spend,
		evaluate: (expression, scope) => evaluate(machine, expression, scope),
		execute: (statements, scope) => execute(machine, statements, scope),
		call: (callee, given, site) => call(machine, callee, given, site),
		runGenerator: (value, onYield) => runGenerator(machine, value, onYield),
		getAttribute: (object, name, site) => getAttribute(machine, object, name, site),
		setAttribute: (object, name, value, site) => setAttribute(machine, object, name, value, site),
		importModule: (dotted, site) => importModule(machine, dotted, site),
	};
	return machine;
}
