import { standardModule } from "../../modules/standard-library.ts";
import { raise } from "../flow.ts";
import type { Machine } from "../machine.ts";
import type { Site } from "../value.ts";
import { mayBeInstalled } from "./installers.ts";
import { searchPath } from "./search-path.ts";

/** Places that are kept of each module. */
const MAX_SITES = 5;

/**
 * Something of a distribution is asked for by its dotted name: notes it, and ends this way where it is certainly not
 * installed. `error`: what Python raises then.
 */
export function demandInstalled(
	machine: Machine,
	dotted: string,
	site: Site,
	error: "ModuleNotFoundError" | "ImportError" = "ModuleNotFoundError",
): void {
	note(machine, dotted, site);
	if (!isAbsent(machine, dotted)) return;
	raise(machine, {
		type: { kind: "builtin", name: error },
		site,
		reason: `no distribution that is installed has "${dotted}"`,
		advice: "Require the distribution.",
		syntax: false,
		lacking: { module: dotted, site, via: [...machine.importSites] },
	});
}

function note({ imported, program }: Machine, dotted: string, site: Site): void {
	if (standardModule(dotted.split(".", 1)[0] ?? "", program.version).kind === "there") return;
	const sites = imported.get(dotted);
	if (sites === undefined) imported.set(dotted, [site]);
	else if (sites.length < MAX_SITES && !sites.some((one) => isSameSite(one, site))) sites.push(site);
}

function isSameSite(one: Site, other: Site): boolean {
	return one.module === other.module && one.span.start === other.span.start;
}

/** A folder of the tree, one outside of it, and one that is only made on the Space may hold what nobody has installed. */
function isAbsent(machine: Machine, dotted: string): boolean {
	if (!machine.absent.has(dotted) || mayBeInstalled(machine)) return false;
	const { front, back, isOpen, isOuter } = searchPath(machine);
	const folders = [...front, ...back];
	if (isOpen || isOuter || !folders.every((folder) => folder === "" || machine.imports.isFolder(folder))) return false;
	return machine.imports.below(dotted.split(".", 1)[0] ?? "", folders) === undefined;
}
