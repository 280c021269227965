import {
	bringsAlong,
	distributionsOf,
	isKnown,
	isNeededByOthers,
	modulesOf,
} from "../../distributions/distributions.ts";
import type { Settings, Space } from "../../gate/space.ts";
import { normalizeName } from "../../requirements/names.ts";
import type { FileOption, Requirements, UnreadLine } from "../../requirements/requirements.ts";
import type { Clause } from "../../requirements/versions/specifier.ts";
import { besideList, type ImageDistribution } from "../image/beside-list.ts";

/** What pip installs for a Space, as far as it can be told without an index. */
export interface Installed {
	/** Whether something that is installed has a module, or a part of the namespace that it is. */
	has(module: string): boolean;
	/** A distribution that is installed, of which nothing is known and that may bring a module along; `undefined` for none. */
	perhaps(module: string): string | undefined;
}

/** Lines behind which any requirement may hide. Of the others it is known what pip makes of them. */
const HIDING: ReadonlySet<UnreadLine["cause"]> = new Set([
	"invalid",
	"unnamed",
	"variable",
	"include",
	"remote",
	"bound",
	"encoding",
	"format",
	"unreadable",
]);

/** Options by which pip finds distributions elsewhere than on PyPI. */
const ELSEWHERE: ReadonlySet<string> = new Set(["--index-url", "--extra-index-url", "--find-links"]);

/** Indexes whose distributions are those of PyPI, or builds of them. */
const PUBLIC = /^https:\/\/(pypi\.org|files\.pythonhosted\.org|download\.pytorch\.org)(\/|$)/;

/** Clauses for one distribution that are looked at; people write two or three. */
const MAX_CLAUSES = 50;

/** The last version whose official images hold setuptools besides pip. */
const LAST_WITH_SETUPTOOLS = 11;

/** What is installed, or why that cannot be told: words that complete "skipped, because …". */
export function installedOn(space: Space): Installed | { readonly unknown: string } {
	const { requirements, contract, settings, python } = space;
	if (requirements === undefined) return { unknown: space.noRequirements };
	const obstacle = obstacleIn(requirements);
	if (obstacle !== undefined) return { unknown: obstacle };
	const beside = contract === "docker" ? besideList(space, requirements.path) : required(settings);
	if ("unknown" in beside) return beside;
	const pre = python.version.minor <= LAST_WITH_SETUPTOOLS ? ["pip", "setuptools", "wheel"] : ["pip"];
	const names = new Set(pre);
	const foreign: string[] = [];
	for (const [name, { extras, specifier }] of wantedBy(requirements, beside.distributions)) {
		names.add(name);
		for (const brought of bringsAlong(name, [...extras], specifier)) names.add(brought);
		if (!isKnown(name, [...extras])) foreign.push(name);
	}
	return { has: moduleIndex(names), perhaps: perhapsAmong(foreign) };
}

/** All that is asked of one distribution. */
interface Wanted {
	readonly extras: Set<string>;
	readonly specifier: Clause[];
}

/** Distributions that are asked for, with what all lines and constraints together ask of each. */
function wantedBy(
	{ requirements, constraints }: Requirements,
	beside: readonly ImageDistribution[],
): ReadonlyMap<string, Wanted> {
	const all = new Map<string, Wanted>();
	const wantedOf = (name: string): Wanted => {
		const wanted = all.get(name) ?? { extras: new Set(), specifier: [] };
		all.set(name, wanted);
		return wanted;
	};
	const listed = requirements.filter(({ isInstalled }) => isInstalled);
	for (const { name, extras, specifier } of [...listed, ...beside.map((one) => ({ ...one, specifier: [] }))]) {
		const wanted = wantedOf(name);
		for (const extra of extras) wanted.extras.add(extra);
		narrow(wanted, specifier);
	}
	// Constraints narrow what pip chooses: an older version may bring what newer ones do not.
	for (const { name, specifier } of constraints) {
		const wanted = all.get(name);
		if (wanted !== undefined) narrow(wanted, specifier);
	}
	return all;
}

function narrow({ specifier }: Wanted, clauses: readonly Clause[]): void {
	if (specifier.length < MAX_CLAUSES) specifier.push(...clauses);
}

/** What the contract requires counts as required: that it is not is the finding of another rule. */
function required({ requiredPackages }: Settings): { readonly distributions: readonly ImageDistribution[] } {
	return { distributions: requiredPackages.map((name) => ({ name, extras: [] })) };
}

function obstacleIn({ path, requirements, options, unread }: Requirements): string | undefined {
	const hiding = unread.find(({ cause }) => HIDING.has(cause));
	if (hiding !== undefined) {
		const what = hiding.written === "" ? path : quote(hiding.written);
		return `${what} may require anything: ${hiding.reason}`;
	}
	const own = requirements.find(({ name, origin }) => origin.kind !== "index" && modulesOf(name) === undefined);
	if (own !== undefined) return `what ${quote(own.written)} brings along cannot be seen`;
	const option = options.find(isElsewhere);
	return option === undefined
		? undefined
		: `what the distributions of ${quote(option.value ?? "")} bring along cannot be seen`;
}

function isElsewhere({ name, value }: FileOption): boolean {
	return ELSEWHERE.has(name) && !PUBLIC.test(value ?? "");
}

function moduleIndex(distributions: ReadonlySet<string>): Installed["has"] {
	/** Modules, and the namespaces in which they lie. */
	const names = new Set<string>();
	for (const distribution of distributions) {
		for (const module of modulesOf(distribution) ?? []) for (const name of withParents(module)) names.add(name);
	}
	return (module) => distributionsOf(module).some((name) => distributions.has(name)) || names.has(module);
}

function withParents(module: string): string[] {
	const parts = module.split(".");
	return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

/** Distributions of which nothing is known may bring what is called like them, and what many others need. */
function perhapsAmong(foreign: readonly string[]): Installed["perhaps"] {
	const [first] = foreign;
	const memo = new Map<string, string | undefined>();
	return (module) => {
		const [top = module] = module.split(".", 1);
		const key = [top, ...distributionsOf(module)].join(" ");
		if (memo.has(key)) return memo.get(key);
		const isNeeded = first !== undefined && distributionsOf(module).some(isNeededByOthers);
		const plain = normalizeName(top).replaceAll("-", "");
		const bringer = foreign.find((name) => name.replaceAll("-", "").includes(plain)) ?? (isNeeded ? first : undefined);
		memo.set(key, bringer);
		return bringer;
	};
}

function quote(text: string): string {
	return `\`${text.length > 80 ? `${text.slice(0, 80)}…` : text}\``;
}
