import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Module } from "../../python/module.ts";
import { findCredentials } from "../../secrets/find-credentials.ts";
import type { AddressKind } from "../../secrets/syntax/address-kinds.ts";
import { type ServiceAddress, serviceAddressesIn } from "../../secrets/syntax/service-addresses.ts";
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
	check: (space) => {
		const { withAddresses } = findCredentials(space.source, space.python);
		const problems = withAddresses.flatMap((path) => {
			if (OF_DEVELOPERS.test(path)) return [];
			const module = space.python.module(path);
			if (module === undefined || "unjudged" in module) return [];
			return serviceAddressesIn(module).flatMap((address) => problemsOf(space, module, address));
		});
		return atMost(MAX_FINDINGS, problems);
	},
} satisfies Rule;

function problemsOf({ source, python }: Space, module: Module, { kind, text, start, end }: ServiceAddress): Problem[] {
	const place = module.lines.place(module.path, start, end);
	// An address with a password in it is told of as a secret.
	const isTold = findCredentials(source, python).found.some(
		(other) =>
			other.place.file === place.file &&
			other.place.start.line >= place.start.line &&
			other.place.end.line <= place.end.line,
	);
	if (isTold) return [];
	const message =
		`"${shown(masked(text))}" stands in the code. ${WHY[kind]} ` +
		"Read it from the environment (`os.environ[…]`), and set it under Settings → Variables and secrets of the Space.";
	return [{ place, message }];
}
