import { enclosingFunction, type Scope } from "../names/scopes.ts";
import type { Expression } from "../tree/ast.ts";
import type { Start } from "./at-start.ts";
import type { Demand } from "./demands.ts";
import { type Gathered, isOnlyBase, type Making } from "./gather.ts";
import { isSwallowed } from "./reads/tried.ts";
import type { BareUse, Read } from "./variable.ts";

/** A read, and what comes of it where the variable is not set. */
export interface Judged {
	readonly read: Read;
	/** Whether something fails: at the start, or when it is used. */
	readonly fails: "startup" | "use" | "never";
	/** Whether the program ever comes to the file. */
	readonly isReached: boolean;
	/** Whether the program sets the variable there before anybody uses it. */
	readonly isProviding: boolean;
	/** Where at the level of a module it takes place; `undefined` within functions. */
	readonly moment: Moment | undefined;
}

/** A place in a module that is run from its top to its end. */
interface Moment {
	readonly file: string;
	readonly offset: number;
}

/** Whether one thing may take place before another one, as far as the text tells. */
export function mayPrecede(one: Moment | undefined, other: Moment | undefined): boolean {
	return one === undefined || other === undefined || one.file !== other.file || one.offset <= other.offset;
}

function momentOf({ node, scope }: Pick<Read, "node" | "scope">): Moment | undefined {
	if (enclosingFunction(scope) !== undefined) return undefined;
	return { file: scope.module.path, offset: node.start };
}

/** What is known of the program's conditions, uses and start. */
export interface Evidence {
	readonly gathered: Gathered;
	readonly start: Start;
	readonly demands: readonly Demand[];
	readonly uses: readonly BareUse[];
	/** Reads of which some condition asks whether there is something. */
	readonly tested: ReadonlySet<Read>;
	isReached(read: Pick<Read, "scope">): boolean;
}

/** Judges every read by itself. */
export function judgeReads({ gathered, start, demands, uses, tested, isReached }: Evidence): readonly Judged[] {
	const demanded = new Map<Read, Judged["fails"]>();
	const raise = (read: Read, fails: Judged["fails"]) => {
		if (demanded.get(read) !== "startup") demanded.set(read, fails);
	};
	for (const { read, test, scope } of demands) raise(read, start.isRun(test, scope) ? "startup" : "use");
	const callees = calleesOf(start.evaluated);
	for (const { read, node, scope, isFatal } of uses) {
		const isAtStart = start.isEvaluated(node) || callees.has(node) || start.isRun(node, scope);
		raise(read, isAtStart && isFatal ? "startup" : "use");
	}
	const asked = new Set([...tested].flatMap((read) => (read.manner === "required" ? [] : [nameIn(read)])));
	const plain = gathered.reads.map((read): Judged => {
		const own = failureOf(read, start, asked);
		const later = isWeak(read) ? (demanded.get(read) ?? "never") : "never";
		return {
			read,
			fails: worse(own, later),
			isReached: isReached(read),
			isProviding: isProviding(read, start, asked),
			moment: momentOf(read),
		};
	});
	return [...plain, ...settingsReads(gathered, start, demanded, isReached)];
}

function failureOf(read: Read, start: Start, asked: ReadonlySet<string>): Judged["fails"] {
	if (read.manner !== "required") return "never";
	if (start.isEvaluated(read.node)) return "startup";
	return asked.has(nameIn(read)) ? "never" : "use";
}

/** A name in one module: where it is asked for before, a read that no start comes to for certain has been thought of. */
function nameIn({ name, scope }: Read): string {
	return `${scope.module.path}\0${name}`;
}

/** What the start does not certainly set may come too late, or never. */
function isProviding(read: Read, start: Start, asked: ReadonlySet<string>): boolean {
	const { manner, by, node, scope } = read;
	if (manner !== "provided" && !by.endsWith("setdefault")) return false;
	if (start.isRun(node, scope) || start.isEvaluated(node)) return true;
	// `if not os.getenv("MODE"): os.environ["MODE"] = "prod"`: the branch is for the very case.
	return enclosingFunction(scope) === undefined && asked.has(nameIn(read));
}

/** A value of its own keeps a program from failing; an empty text does not, where somebody asks. */
function isWeak({ manner, fallback }: Read): boolean {
	return manner === "optional" || manner === "required" || (manner === "default" && fallback === "");
}

/** A method's node is the callee of the call that is evaluated. */
function calleesOf(evaluated: Start["evaluated"]): ReadonlySet<Expression> {
	return new Set([...evaluated.keys()].flatMap((node) => (node.kind === "call" ? [node.callee] : [])));
}

function settingsReads(
	gathered: Gathered,
	start: Start,
	demanded: ReadonlyMap<Read, Judged["fails"]>,
	isReached: Evidence["isReached"],
): readonly Judged[] {
	const { classes, names } = gathered;
	return [...classes].flatMap(([own, fields]) => {
		if (isOnlyBase(names, own, gathered)) return [];
		const made = makingsOf(gathered, own).map(
			(making): Made => ({ ...making, isAtStart: isMadeAtStart(gathered, start, making) }),
		);
		const isMade = made.some((one) => isReached(one));
		const first = made.find(({ isAtStart }) => isAtStart);
		const moment = first === undefined ? undefined : momentOf(first);
		return fields.flatMap(({ field, reads }) => {
			const failure = failureOfField(
				made.map((one) => ({ isAtStart: one.isAtStart, isGiven: one.own === own && gives(one, field) })),
			);
			return reads.map((read): Judged => {
				const later = isWeak(read) ? (demanded.get(read) ?? "never") : "never";
				const now = read.manner === "required" ? failure : "never";
				return { read, fails: worse(now, later), isReached: isMade || isReached(read), isProviding: false, moment };
			});
		});
	});
}

interface Made extends Making {
	readonly isAtStart: boolean;
}

/** The calls that make a class of settings, those among them that make another one with it as a part. */
function makingsOf({ classes, makings }: Gathered, own: Scope): readonly Making[] {
	const makers = [...classes].filter(([, list]) => list.some(({ makes }) => makes === own)).map(([maker]) => maker);
	return makings.filter((making) => making.own === own || makers.includes(making.own));
}

function isMadeAtStart({ factsOf }: Gathered, start: Start, { node, scope }: Making): boolean {
	const facts = factsOf(scope.module.path);
	return start.isEvaluated(node) && (facts === undefined || !isSwallowed(facts.tried, node));
}

/** `Settings(api_key="…")`: what is given needs no variable. */
function gives({ given }: Making, field: string): boolean {
	return given.some((one) => one.kind === "double-starred" || (one.kind === "keyword" && one.name === field));
}

/** What comes of a field without a value, by the calls that make its class; one that nobody calls FastAPI may call. */
function failureOfField(made: readonly { readonly isAtStart: boolean; readonly isGiven: boolean }[]): Judged["fails"] {
	const open = made.filter(({ isGiven }) => !isGiven);
	if (made.length > 0 && open.length === 0) return "never";
	return open.some(({ isAtStart }) => isAtStart) ? "startup" : "use";
}

function worse(one: Judged["fails"], other: Judged["fails"]): Judged["fails"] {
	if (one === "startup" || other === "startup") return "startup";
	return one === "use" ? one : other;
}
