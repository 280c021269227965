import type { Source } from "../../source/source.ts";
import { type ImportSystem, importSystemOf } from "../modules/import-system.ts";
import type { Program } from "../program.ts";
import { getAttribute } from "./attributes/get-attribute.ts";
import { setAttribute } from "./attributes/set-attribute.ts";
import { call } from "./calls/calls.ts";
import { runGenerator } from "./calls/functions.ts";
import { evaluate } from "./expressions/expressions.ts";
import { BoundExceeded, type Machine, STEPS, type Variables } from "./machine.ts";
import { namespaceOf, openJournal } from "./namespace.ts";
import { importModule } from "./statements/imports.ts";
import { execute } from "./statements/statements.ts";
import { constant, unknown, type Value } from "./value.ts";

/** What the Space is taken to have not got: modules that are not installed, variables that are not set; and what it sets. */
interface Assumptions {
	readonly absent?: ReadonlySet<string>;
	readonly unset?: ReadonlySet<string>;
	readonly given?: GivenVariables;
}

/** Environment variables that are set, by name; `undefined` for a value that nobody knows. */
export type GivenVariables = ReadonlyMap<string, string | undefined>;

const NONE: ReadonlySet<string> = new Set();
const NOTHING: GivenVariables = new Map();

const HIDDEN: Value = { ...unknown("what the environment variable holds is not known"), isText: true };

/** A program is followed several times, under other assumptions each time; where its modules lie stays the same. */
const IMPORTS = new WeakMap<Program, ImportSystem>();

/** A fresh interpreter in the Space root: nothing is imported yet. */
export function startMachine(
	program: Program,
	source: Source,
	variables: Variables,
	{ absent = NONE, unset = NONE, given = NOTHING }: Assumptions = {},
): Machine {
	const imports = IMPORTS.get(program) ?? importSystemOf(source, program.version);
	IMPORTS.set(program, imports);
	let steps = 0;
	let allowed: number = STEPS.least;
	const spend = (count: number) => {
		steps += count;
		if (steps > allowed) throw new BoundExceeded("the start takes more steps than are followed");
	};
	const machine: Machine = {
		program,
		imports,
		journal: openJournal(spend),
		modules: namespaceOf(),
		// uvicorn puts its working directory, mostly the Space root, at the head of sys.path.
		system: namespaceOf([["front", { kind: "tuple", elements: program.folders.map((folder) => constant(folder)) }]]),
		environment: namespaceOf([...given].map(([name, text]) => [name, text === undefined ? HIDDEN : constant(text)])),
		variables,
		unset,
		catches: [],
		conditions: [],
		loading: [],
		importSites: [],
		calls: [],
		handling: [],
		reached: new Set(),
		imported: new Map(),
		absent,
		skipped: [],
		deleted: new Map(),
		isAssumed: false,
		exits: 0,
		depth: 0,
		spend,
		allow: (characters) => {
			allowed = Math.min(STEPS.most, allowed + characters * STEPS.perCharacter);
		},
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
