import type { NotAsked } from "../http/not-asked.ts";
import { type IndexAnswers, OFFLINE, type Packages, type Resolution } from "../packages/answers.ts";
import type { PythonVersion } from "../python/version.ts";
import { normalizeName } from "../requirements/names.ts";
import type { FileOption, Requirements, UnreadLine } from "../requirements/requirements.ts";
import type { Inquiry } from "./inquiry.ts";
import type { Contract } from "./space.ts";

/** What an index is asked: every name once. */
export interface IndexQuestion {
	readonly index: string;
	readonly names: readonly string[];
	readonly version: PythonVersion;
}

/** What a resolver is asked. */
export interface ResolverQuestion {
	readonly index: string;
	readonly requirements: Requirements;
	readonly version: PythonVersion;
}

/** Those who answer. Neither throws. */
export interface PackagePorts {
	askIndex(question: IndexQuestion): Promise<IndexAnswers>;
	askResolver(question: ResolverQuestion): Promise<Resolution>;
}

/** A Space as far as it matters here. */
interface Asking {
	readonly contract: Contract;
	readonly requirements: Requirements | undefined;
	readonly version: PythonVersion;
}

/** Options by which pip looks elsewhere, too: what the index then lacks may be there. */
const ELSEWHERE: readonly string[] = ["--index-url", "--extra-index-url", "--find-links", "--no-index"];

/** Lines that may bring a distribution from somewhere else. */
const ELSEWHERE_LINES: readonly UnreadLine["cause"][] = ["unnamed", "variable", "remote", "bound"];

/** Learns what may be learnt from others, before any rule is asked. */
export async function askPackages(inquiry: Inquiry, asking: Asking, ports: PackagePorts): Promise<Packages> {
	const [index, resolution] = await Promise.all([
		inquiry.asks.includes("index") ? fromIndex(inquiry, asking, ports) : OFFLINE.index,
		inquiry.asks.includes("resolver") ? fromResolver(inquiry, asking, ports) : OFFLINE.resolution,
	]);
	return { index, resolution };
}

async function fromIndex({ index }: Inquiry, asking: Asking, ports: PackagePorts): Promise<IndexAnswers | NotAsked> {
	const { requirements, version } = asking;
	const obstacle = obstacleOf(asking, index);
	if (obstacle !== undefined || requirements === undefined) return skipped(obstacle ?? "");
	const names = requirements.requirements.filter(({ isInstalled }) => isInstalled).map(({ name }) => name);
	const unclear = (name: string) => isFromElsewhere(requirements, name) || requirements.unread.some(holds(name));
	return await ports.askIndex({ index, version, names: [...new Set(names)].filter((name) => !unclear(name)) });
}

async function fromResolver({ index }: Inquiry, asking: Asking, ports: PackagePorts): Promise<Resolution> {
	const { requirements, version } = asking;
	const obstacle = obstacleOf(asking, index);
	if (obstacle !== undefined || requirements === undefined) return skipped(obstacle ?? "");
	const applied = [...requirements.requirements, ...requirements.constraints];
	const foreign = applied.find(({ isInstalled, origin }) => isInstalled && origin.kind !== "index");
	const unread = requirements.unread.find(({ cause }) => ELSEWHERE_LINES.includes(cause));
	const elsewhere = foreign?.place ?? unread?.place;
	// Such a line may bring just the version that the index lacks, and is never fetched from here.
	if (elsewhere !== undefined) {
		return skipped(`${elsewhere.file}:${elsewhere.start.line} installs from somewhere else than the index`);
	}
	return await ports.askResolver({ index, requirements, version });
}

/** Why answers would say nothing about what the Space installs. */
function obstacleOf({ contract, requirements }: Asking, index: string): string | undefined {
	if (contract === "docker")
		return "under the docker contract the Dockerfile decides what is installed, and by which Python";
	if (requirements === undefined) return "there is no requirements.txt";
	const elsewhere = requirements.options.find((option) => ELSEWHERE.includes(option.name) && !isSame(option, index));
	if (elsewhere === undefined) return undefined;
	const { file, start } = elsewhere.place;
	return `${file}:${start.line} sets ${elsewhere.name}, so that pip asks others than ${new URL(index).host}`;
}

function isSame({ name, value }: FileOption, index: string): boolean {
	return name !== "--no-index" && name !== "--find-links" && value?.replace(/\/+$/, "") === index;
}

function isFromElsewhere({ requirements, constraints }: Requirements, name: string): boolean {
	return [...requirements, ...constraints].some((one) => one.name === name && one.origin.kind !== "index");
}

/** Whether a line that names no distribution may well be this one: its address holds the name. */
function holds(name: string): (line: UnreadLine) => boolean {
	return ({ written }) => normalizeName(written).includes(name);
}

function skipped(reason: string): NotAsked {
	return { kind: "skipped", reason };
}
