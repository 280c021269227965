import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Module } from "../../python/module.ts";
import { findCredentials } from "../../secrets/find-credentials.ts";
import type { AddressKind } from "../../secrets/syntax/address-kinds.ts";
import { type ServiceAddress, serviceAddressesIn } from "../../secrets/syntax/service-addresses.ts";
import type { Place, Position } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { masked } from "../lines/masked.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

/** Folders and files that no Space runs: the developers' own. */
const OF_DEVELOPERS =
	/(?:^|\/)(?:scripts?|tools?|bin|benchmarks?|notebooks?|migrations|alembic)\/|^(?:setup|noxfile|fabfile|tasks|locustfile|manage)\.py$/;

/** Why an address of a kind fails on a Space. */
const WHY: Readonly<Record<AddressKind, string>> = {
	store:
		"Your machine, a test and the Space each need their own: with the address in the code they share one, or find none.",
	file: "A Space forgets its files whenever it restarts, and with them everything that this database holds.",
	near: "On a Space, this leads to the container itself or nowhere: nothing of yours answers there.",
	hosted: "It is the address of one deployment: another Space, or a test of this one, would talk to the same service.",
	host: "On a Space, this leads to the container itself or nowhere: nothing of yours answers there.",
};

export default {
	id: "config/hardcoded-url",
	title: "Addresses of services come from the environment",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["000 configuration", "FR-03"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-overview#managing-secrets", "https://12factor.net/config"],
	check: ({ source, python }) => {
		const { withAddresses, found } = findCredentials(source, python);
		const problems = withAddresses.flatMap((path) => {
			const module = OF_DEVELOPERS.test(path) ? undefined : python.module(path);
			if (module === undefined || "unjudged" in module) return [];
			const told = found.filter(({ place }) => place.file === path).map(({ place }) => place);
			return serviceAddressesIn(module).flatMap((address) => problemsOf(module, address, told));
		});
		return atMost(MAX_FINDINGS, problems);
	},
} satisfies Rule;

/** An address with a password in it is told of as a secret. */
function problemsOf(module: Module, { kind, text, start, end }: ServiceAddress, told: readonly Place[]): Problem[] {
	const place = module.lines.place(module.path, start, end);
	if (told.some((other) => isWithin(other, place))) return [];
	const message =
		`"${shown(masked(text))}" stands in the code. ${WHY[kind]} ` +
		"Read it from the environment (`os.environ[…]`), and set it under Settings → Variables and secrets of the Space.";
	return [{ place, message }];
}

function isWithin(inner: Place, outer: Place): boolean {
	return compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
}

function compare(a: Position, b: Position): number {
	return a.line - b.line || a.column - b.column;
}
