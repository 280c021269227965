import { bringsAlong, modulesOf } from "../../distributions/distributions.ts";
import type { Space } from "../../gate/space.ts";
import type { Requirement } from "../../requirements/requirements.ts";
import { contradiction } from "../../requirements/versions/contradiction.ts";
import { type Clause, parseClause } from "../../requirements/versions/specifier.ts";
import { besideList } from "../image/beside-list.ts";

/** Versions of distributions that go with versions of others: of `name` from `since` on comes `brings` from `from` on. */
const GO_TOGETHER: readonly (readonly [name: string, since: string, brings: string, from: string])[] = [
	["fastapi", "0.100", "pydantic", "2"],
	["sqlmodel", "0.0.14", "pydantic", "2"],
	["pydantic-settings", "2", "pydantic", "2"],
	["pydantic-extra-types", "2", "pydantic", "2"],
	["passlib", "1.7", "bcrypt", "5"],
];

/**
 * Whether pip certainly installs a version from `version` on (`from`), or one below it (`below`); `unknown` where it may be
 * either. A distribution that nothing bounds is installed in its newest version, and that is one from `version` on.
 */
export function standingOf(space: Space, name: string, version: string): "from" | "below" | "unknown" {
	const { requirements, constraints } = space.requirements ?? { requirements: [], constraints: [] };
	const listed = requirements.filter(({ isInstalled }) => isInstalled);
	const own = [...listed, ...constraints].filter((one) => one.name === name);
	const clauses = own.flatMap(({ specifier }) => specifier);
	if (!allows(clauses, `>=${version}`)) return "below";
	if (own.length > 0 && !allows(clauses, `<${version}`)) return "from";
	const image = space.contract === "docker" ? besideList(space, space.requirements?.path) : { distributions: [] };
	const isHidden = "unknown" in image || image.distributions.length > 0;
	const isOpen = !isHidden && own.every(({ origin }) => origin.kind === "index") && clauses.every(isOpenClause);
	const bounding = (one: Requirement) => one.name !== name && mayBound(one, name, version);
	return isOpen && !listed.some(bounding) ? "from" : "unknown";
}

/** Whether another requirement may keep a distribution below a version. */
function mayBound({ name, extras, specifier, origin }: Requirement, of: string, version: string): boolean {
	if (modulesOf(name) === undefined || origin.kind !== "index") return true;
	if (!bringsAlong(name, extras, specifier).has(of) || specifier.every(isOpenClause)) return false;
	return !GO_TOGETHER.some(
		([one, since, brings, from]) =>
			one === name && brings === of && from === version && !allows(specifier, `<${since}`),
	);
}

function isOpenClause({ operator }: Clause): boolean {
	return operator === ">=" || operator === ">" || operator === "!=";
}

function allows(clauses: readonly Clause[], written: string): boolean {
	const clause = parseClause(written);
	return clause === undefined || contradiction([...clauses, clause]) === undefined;
}
