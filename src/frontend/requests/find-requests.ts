import { posix } from "node:path";
import type { Node } from "@babel/types";
import { bare, type FunctionNode, keyOf } from "../scripts/nodes.ts";
import type { Script } from "../scripts/script.ts";
import { type CallReference, calleeOf, givenTo } from "../values/call-reference.ts";
import { returnedBy } from "../values/calls.ts";
import type { Evaluation } from "../values/evaluation.ts";
import { makesClient, SENDING_WORDS } from "../values/libraries.ts";
import type { Client, Frame, Part, Value } from "../values/value.ts";
import type { Request, Sent } from "./request.ts";
import { type LateBases, sentBy } from "./sent.ts";

/** What the scripts of a frontend send. */
export interface Found {
	readonly requests: readonly Request[];
	/** Clients that are made with settings of their own. */
	readonly clients: readonly Client[];
	/** Every script that was read. */
	readonly scripts: readonly Script[];
}

/** Requests of one frontend. */
const MAX_REQUESTS = 5_000;

/** Functions that call one another on the way to a request. */
const MAX_WRAPPERS = 4;

/** A call that sends, or that calls a function in which such a call stands. */
interface Site {
	readonly call: CallReference;
	readonly through: { readonly by: FunctionCall; readonly inner: Site } | undefined;
	readonly depth: number;
}

/** A call of a function of the project. */
interface FunctionCall {
	readonly call: CallReference;
	readonly callee: Extract<Value, { kind: "function" }>;
	/** What it is given, where that is not what stands in the brackets. */
	readonly given: ((frame: Frame | undefined) => readonly (Value | undefined)[]) | undefined;
}

/** Scripts that hand on what others export, one behind the other. */
const MAX_RELAYS = 3;

/** Names of files that are looked for in others. */
const MAX_STEMS = 50;

/** Finds every request, through wrappers and clients, in the order of the files. */
export function findRequests(evaluation: Evaluation): Found {
	const { project } = evaluation;
	const paths = project.paths.filter((path) => project.mentions(path, SENDING_WORDS));
	const read = new Map(paths.map((path) => [path, project.script(path)]));
	let handed = scriptsIn(read).filter((script) => isSending(script, evaluation));
	for (let round = 0; round < MAX_RELAYS && handed.length > 0; round++) {
		const stems = stemsOf(handed);
		// So many names stand in any script: then all are read, as many as the bounds allow.
		const isAny = stems.length > MAX_STEMS;
		const others = project.paths.filter((path) => !read.has(path) && (isAny || project.mentions(path, stems)));
		for (const path of others) read.set(path, project.script(path));
		const next = scriptsIn(new Map(others.map((path) => [path, read.get(path)])));
		const known = new Set(handed.map(({ path }) => path));
		handed = next.filter(({ path, exports, relays }) => {
			const modules = [...relays, ...[...exports.values()].flatMap((one) => (one.kind === "from" ? [one.module] : []))];
			return modules.some((module) => known.has(project.resolve(module, path) ?? ""));
		});
	}
	const scripts = scriptsIn(read).toSorted((a, b) => (a.path < b.path ? -1 : 1));
	return { ...collect(scripts, evaluation), scripts };
}

function scriptsIn(read: ReadonlyMap<string, Script | undefined>): readonly Script[] {
	return [...read.values()].filter((script) => script !== undefined);
}

/** Whether a script sends something by itself, or makes what sends. */
function isSending(script: Script, evaluation: Evaluation): boolean {
	return script.calls.some((node) => {
		const callee = calleeOf({ node, script, frame: undefined }, evaluation);
		return (callee.kind === "choice" ? callee.of : [callee]).some(({ kind }) => kind === "library");
	});
}

/** The words by which other scripts import these: the names of their files, of an index that of its folder. */
function stemsOf(scripts: readonly Script[]): readonly string[] {
	const stems = scripts
		.filter(({ exports, relays }) => exports.size + relays.length > 0)
		.map(({ path }) => {
			const name = posix.basename(path).replace(/\.\w+$/, "");
			return name === "index" ? posix.basename(posix.dirname(path)) : name;
		});
	return [...new Set(stems)].filter((stem) => stem.length > 1);
}

/** What is being collected. */
interface Collection {
	readonly evaluation: Evaluation;
	readonly late: LateBases;
	readonly requests: Request[];
	readonly clients: Client[];
	/** Calls of functions of the project. */
	readonly calls: Map<FunctionNode, FunctionCall[]>;
	/** Sites in functions whose callers decide where they go. */
	readonly pending: { readonly of: FunctionNode; readonly site: Site }[];
}

function collect(scripts: readonly Script[], evaluation: Evaluation): Omit<Found, "scripts"> {
	const late = lateBases(scripts, evaluation);
	const all: Collection = { evaluation, late, requests: [], clients: [], calls: new Map(), pending: [] };
	for (const script of scripts) {
		for (const node of script.calls) {
			const call: CallReference = { node, script, frame: undefined };
			noteCallees(call, all);
			take({ call, through: undefined, depth: 0 }, all);
		}
	}
	for (let next = all.pending.pop(); next !== undefined && !evaluation.isSpent(); next = all.pending.pop()) {
		const { site } = next;
		for (const by of all.calls.get(next.of) ?? []) {
			take({ call: by.call, through: { by, inner: site }, depth: site.depth + 1 }, all);
		}
	}
	return all;
}

/** Notes the clients that a call makes, and the functions of the project that it calls. */
function noteCallees(call: CallReference, { evaluation, clients, calls }: Collection): void {
	const callee = calleeOf(call, evaluation);
	for (const one of callee.kind === "choice" ? callee.of : [callee]) {
		if (one.kind === "library" && makesClient(one.library, one.member) && one.client === undefined) {
			const made = evaluation.of(call);
			if (made.kind === "library" && made.client !== undefined) clients.push(made.client);
		}
		if (one.kind === "function") note(calls, { call, callee: one, given: undefined });
	}
	const fetcher = fetcherCall(call, evaluation);
	if (fetcher !== undefined) note(calls, fetcher);
}

/** Takes in what is sent at a site, and the site itself where the callers of its function decide about that. */
function take(site: Site, { evaluation, late, requests, pending }: Collection): void {
	const sent = requests.length < MAX_REQUESTS ? sentAt(site, undefined, late, evaluation) : undefined;
	if (sent === undefined) return;
	const { node, script } = site.call;
	const owner = ownerOf(sent.address, node, script);
	const end = lastOf(site).call;
	const through = site.through === undefined ? undefined : { script: end.script, node: end.node };
	requests.push({ ...sent, node, script, through, isGeneric: owner !== undefined });
	if (owner !== undefined && site.depth < MAX_WRAPPERS) pending.push({ of: owner, site });
}

function note(calls: Map<FunctionNode, FunctionCall[]>, call: FunctionCall): void {
	const known = calls.get(call.callee.node);
	if (known === undefined) calls.set(call.callee.node, [call]);
	else known.push(call);
}

function frameOf({ call, callee, given }: FunctionCall, frame: Frame | undefined, evaluation: Evaluation): Frame {
	const values = given === undefined ? givenTo({ ...call, frame }, evaluation) : given(frame);
	return { of: callee.node, given: values, self: callee.self, outer: callee.frame ?? frame, known: new Map() };
}

/** What is sent in the end where a call stands in a function that is called as the frame says. */
function sentAt(
	{ call, through }: Site,
	frame: Frame | undefined,
	late: LateBases,
	evaluation: Evaluation,
): Sent | undefined {
	if (through === undefined) return sentBy({ ...call, frame }, late, evaluation);
	return sentAt(through.inner, frameOf(through.by, frame, evaluation), late, evaluation);
}

function lastOf(site: Site): Site {
	let at = site;
	while (at.through !== undefined) at = at.through.inner;
	return at;
}

/** The function around a call whose callers decide where it goes: not the one that only puts an id into a known path. */
function ownerOf(address: readonly Part[], node: Node, script: Script): FunctionNode | undefined {
	const parameters = decidingIn(address);
	if (parameters.size === 0) return undefined;
	for (let at = script.functionAround(node); at !== undefined; at = script.functionAround(at)) {
		if (parameters.has(at)) return at;
	}
	return undefined;
}

/** Beginnings of paths that say nothing of what is asked for. */
const COMMON = /^(?:\w+:\/\/[^/]*)?(?:\/?(?:api|rest|v\d+))*\/?$/i;

/** Functions of the parameters that stand where an address begins, or right behind its base. */
function decidingIn(address: readonly Part[]): ReadonlySet<FunctionNode> {
	const found = new Set<FunctionNode>();
	let before = "";
	for (const part of address) {
		if (part.kind === "literal") before += part.text;
		if (!COMMON.test(before)) break;
		if (part.kind === "hole" && part.parameter !== undefined) found.add(part.parameter.of);
		if (part.kind === "choice") for (const one of part.of) for (const of of decidingIn(one)) found.add(of);
	}
	return found;
}

/** `useSWR(key, fetcher)` calls the fetcher with the key. */
function fetcherCall(call: CallReference, evaluation: Evaluation): FunctionCall | undefined {
	const { node, script } = call;
	const callee = bare(node.callee);
	if (callee.type !== "Identifier" || !/^useSWR(Immutable|Infinite|Mutation)?$/.test(callee.name)) return undefined;
	const [, fetcher] = givenTo(call, evaluation);
	if (fetcher?.kind !== "function") return undefined;
	const given = (frame: Frame | undefined) => {
		const [key] = givenTo({ node, script, frame }, evaluation);
		return [key?.kind === "function" ? returnedBy(key, [], evaluation) : key];
	};
	return { call, callee: fetcher, given };
}

/** What is assigned to `defaults.baseURL`, by the call that makes the client, or by the library. */
function lateBases(scripts: readonly Script[], evaluation: Evaluation): ReadonlyMap<unknown, Value> {
	const bases = new Map<unknown, Value>();
	for (const script of scripts) {
		for (const { left, right } of script.assignments) {
			if (left.type !== "MemberExpression" || keyOf(left.property, left.computed) !== "baseURL") continue;
			const defaults = bare(left.object);
			if (defaults.type !== "MemberExpression" || keyOf(defaults.property, defaults.computed) !== "defaults") continue;
			const owner = evaluation.of({ node: defaults.object, script, frame: undefined });
			if (owner.kind !== "library" || owner.member !== "") continue;
			bases.set(owner.client?.node ?? owner.library, evaluation.of({ node: right, script, frame: undefined }));
		}
	}
	return bases;
}
