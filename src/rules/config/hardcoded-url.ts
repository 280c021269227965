import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
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
	check: (space) => {
		const { source, python, entrypoint } = space;
		const { withAddresses, found } = findCredentials(source, python);
		const own = ownAddress(space);
		const isKnown = entrypoint.proof.state === "proven" && !entrypoint.isCutOff;
		const problems = withAddresses.flatMap((path) => {
			// What the start never comes to is no part of what the Space runs: tests, helpers, copies.
			const isRun = (!isKnown || entrypoint.reached.includes(path)) && !OF_DEVELOPERS.test(path);
			const module = isRun ? python.module(path) : undefined;
			if (module === undefined || "unjudged" in module) return [];
			const told = found.filter(({ place }) => place.file === path).map(({ place }) => place);
			const addresses = serviceAddressesIn(module).filter(({ text }) => !own.test(text));
			return addresses.flatMap((address) => problemsOf(module, address, told));
		});
		return atMost(MAX_FINDINGS, problems);
	},
} satisfies Rule;

/** The Space itself, as its own programs reach it. */
function ownAddress({ card }: Space): RegExp {
	const port = card.kind === "card" ? card.values.get("app_port")?.value : undefined;
	return new RegExp(
		`^https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):${typeof port === "number" ? port : 7860}(?:[/?#]|$)`,
	);
}

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
