import { bringsAlong } from "../../distributions/distributions.ts";
import type { Space } from "../../gate/space.ts";
import { mayBeCaught } from "../../python/hidden/caught.ts";
import type { Entrypoint, Lack, Program } from "../../python/program.ts";
import type { Place } from "../../source/place.ts";
import { lackOf } from "../applications/entrypoint-proof.ts";
import { sqlalchemyFrom21 } from "./database-drivers.ts";
import type { Installed } from "./installed-distributions.ts";
import { standingOf } from "./installed-versions.ts";
import { isThere, type Lacking, type LackingUse, missing } from "./lacking.ts";

/** Modules of libraries that import something themselves, and what is lacking where they cannot. */
interface Row {
	readonly modules: readonly string[];
	lacking(space: Space, installed: Installed): Lacking | undefined;
}

/** Names of pydantic 1 that are reported, each after one more look at the whole start. */
const MAX_NAMES = 5;

const ROWS: readonly Row[] = [
	{
		modules: ["starlette.middleware.sessions"],
		lacking: (space, installed) => {
			if (!installed.has("starlette") || isThere(installed, ["itsdangerous"])) return undefined;
			const error = "ModuleNotFoundError: No module named 'itsdangerous'";
			return missing(space, { user: "Starlette", line: "itsdangerous", modules: ["itsdangerous"], error });
		},
	},
	{
		modules: ["fastapi.middleware.sessions"],
		lacking: (_space, installed) =>
			installed.has("fastapi")
				? {
						cause: "a module that FastAPI does not have",
						error: "ModuleNotFoundError: No module named 'fastapi.middleware.sessions'",
						advice: "Import it from starlette.middleware.sessions, which needs itsdangerous.",
						line: undefined,
						modules: [],
					}
				: undefined,
	},
	{
		// Before 1.0 Starlette asked for Jinja only when templates were made.
		modules: ["fastapi.templating", "starlette.templating"],
		lacking: (space, installed) => {
			if (!installed.has("starlette") || isThere(installed, ["jinja2"])) return undefined;
			if (standingOf(space, "starlette", "1") !== "from") return undefined;
			const error = "ImportError: jinja2 must be installed to use Jinja2Templates";
			return missing(space, { user: "Starlette", line: "jinja2", modules: ["jinja2"], error });
		},
	},
	{
		modules: ["fastapi.testclient", "starlette.testclient"],
		lacking: (space, installed) => {
			if (!installed.has("starlette") || isThere(installed, ["httpx", "httpx2"])) return undefined;
			// Starlette tested with requests once.
			if (isThere(installed, ["requests"]) && standingOf(space, "fastapi", "0.87") !== "from") return undefined;
			const line = standingOf(space, "starlette", "1") === "from" ? "httpx2" : "httpx";
			const error = `RuntimeError: The starlette.testclient module requires the ${line} package`;
			return missing(space, { user: "Starlette", line, modules: [line], error });
		},
	},
	{
		modules: ["sqlalchemy.ext.asyncio"],
		lacking: (space, installed) => {
			if (!installed.has("sqlalchemy") || sqlalchemyFrom21(space, installed) !== "from") return undefined;
			if (installed.perhaps("greenlet") !== undefined || isBroughtByOthers(space, "greenlet", "sqlalchemy")) {
				return undefined;
			}
			const error = "ImportError: greenlet is required";
			return missing(space, { user: "SQLAlchemy 2.1", line: "greenlet", modules: ["greenlet"], error });
		},
	},
];

const PYDANTIC_1 =
	/^pydantic(\.types)?\.(Constrained(Bytes|Date|Decimal|Float|FrozenSet|Int|List|Set|Str)|JsonWrapper|None(Bytes|Str|StrBytes)|StrBytes|PyObject)$|^pydantic\.(Protocol|Required|compiled|stricturl|validate_model|parse_file_as|parse_raw_as|create_model_from_(namedtuple|typeddict))$|^pydantic\.error_wrappers\.ErrorWrapper$/;

/** The imports by which the start certainly comes to a module that cannot be imported for want of something else. */
export function hiddenImports(
	space: Space,
	installed: Installed,
	{ imports }: Pick<Entrypoint, "imports">,
): readonly LackingUse[] {
	const names = imports.map(({ module }) => module);
	const found = ROWS.flatMap(({ modules, lacking }) => {
		const asked = modules.filter((module) => names.includes(module));
		const answer = asked.length === 0 ? undefined : lacking(space, installed);
		const lack = answer === undefined ? undefined : lackOf(space, new Set(asked));
		return answer === undefined || lack === undefined ? [] : useOf(space, lack, answer);
	});
	const old = new Set(names.filter(isOfPydantic1));
	if (old.size === 0 || !installed.has("pydantic") || standingOf(space, "pydantic", "2") !== "from") return found;
	return [...found, ...usesOfPydantic1(space, old)];
}

/** The names of pydantic 1 one after the other: those that were found count as there. */
function usesOfPydantic1(space: Space, names: Set<string>): readonly LackingUse[] {
	const uses: LackingUse[] = [];
	while (names.size > 0 && uses.length < MAX_NAMES) {
		const lack = lackOf(space, names);
		if (lack === undefined || !names.delete(lack.module)) break;
		uses.push(...useOf(space, lack, removed(space, lack.module)));
	}
	return uses;
}

function isOfPydantic1(name: string): boolean {
	return name.startsWith("pydantic.") && (name === "pydantic.BaseSettings" || PYDANTIC_1.test(name));
}

function removed(space: Space, name: string): Lacking {
	const path = space.requirements?.path ?? "requirements.txt";
	const isSettings = name === "pydantic.BaseSettings";
	const advice = isSettings
		? `Import it from pydantic_settings, and add the line "pydantic-settings" to ${path}.`
		: "Write what the migration guide of pydantic 2 names instead.";
	return {
		cause: isSettings ? "which pydantic 2 has moved to pydantic-settings" : "which pydantic 2 does not have any more",
		error: `PydanticImportError: \`${name}\` has been ${isSettings ? "moved" : "removed"}`,
		advice,
		line: undefined,
		modules: [],
	};
}

function useOf({ python }: Space, { module, place, trace }: Lack, lacking: Lacking): readonly LackingUse[] {
	// The error is not always one of an import: `except RuntimeError` catches it as well.
	if ([place, ...trace.map((step) => step.place)].some((one) => isCaught(python, one))) return [];
	return [{ what: `"${module}" is imported`, place, trace: () => trace, when: "start", unless: undefined, lacking }];
}

function isCaught(python: Program, { file, start }: Place): boolean {
	const module = python.module(file);
	if (module === undefined || "unjudged" in module) return false;
	const offset = module.lines.offset(start.line) + start.column - 1;
	return mayBeCaught(module, { start: offset, end: offset }, undefined);
}

/** Whether a requirement brings a distribution without needing it for another one. */
function isBroughtByOthers({ requirements }: Space, wanted: string, of: string): boolean {
	const listed = (requirements?.requirements ?? []).filter(({ isInstalled }) => isInstalled);
	return listed.some(({ name, extras, specifier }) => {
		if (name === wanted || (name === of && extras.length > 0)) return true;
		const brought = bringsAlong(name, extras, specifier);
		return name !== of && brought.has(wanted);
	});
}
