import fc from "fast-check";
import { type Code, words } from "./code.ts";

/** The modules of every program, from the one that the server imports down to those that import no other, usually. */
export const MODULES = [
	{ name: "main", path: "main.py", package: "" },
	{ name: "core", path: "core/__init__.py", package: "core" },
	{ name: "core.extra", path: "core/extra.py", package: "core" },
	{ name: "settings", path: "settings.py", package: "" },
	{ name: "lib.helpers", path: "lib/helpers.py", package: "lib" },
] as const;

export type ModuleName = (typeof MODULES)[number]["name"];

/** A name that a module takes from another one, and the lines that do it. */
export interface Import {
	readonly from: ModuleName;
	readonly name: string;
	readonly text: string;
}

type Form = (module: ModuleName, name: string, importer: ModuleName) => string;

/** The module as one in the package of the importer says it; absolute where they share none. */
function relative(module: ModuleName, importer: ModuleName): string {
	const own = MODULES.find(({ name }) => name === importer)?.package ?? "";
	if (own === "") return module;
	if (module === own) return ".";
	return module.startsWith(`${own}.`) ? module.slice(own.length) : module;
}

/** The last name of a module and what holds it. */
function parts(module: ModuleName): readonly [parent: string, last: string] {
	const at = module.lastIndexOf(".");
	return at < 0 ? ["", module] : [module.slice(0, at), module.slice(at + 1)];
}

const FORMS: readonly Form[] = [
	(module, name) => `from ${module} import ${name}`,
	(module, name) => `from ${module} import ${name}`,
	(module, name, importer) => `from ${relative(module, importer)} import ${name}`,
	(module, name) => `from ${module} import ${name} as renamed\n${name} = renamed`,
	(module, name) => `import ${module}\n${name} = ${module}.${name}`,
	(module, name) => `import ${module} as module\n${name} = module.${name}`,
	(module, name) => {
		const [parent, last] = parts(module);
		return parent === ""
			? `import ${last}\n${name} = ${last}.${name}`
			: `from ${parent} import ${last}\n${name} = ${last}.${name}`;
	},
	(module) => `from ${module} import *`,
	(module) => `from ${module} import *`,
	(module, _, importer) => `from ${relative(module, importer)} import *`,
	(module, name) => `${name} = importlib.import_module("${module}").${name}`,
	(module, name) => `${name} = getattr(importlib.import_module("${module}"), "${name}")`,
	(module, name) => `${name} = __import__("${module}", fromlist=["${name}"]).${name}`,
	(module, name) => `def load():\n    from ${module} import ${name}\n    return ${name}\n${name} = load()`,
	(module, name) => `def load():\n    global ${name}\n    from ${module} import ${name}\nload()`,
	(module, name) => `import sys, ${module}\n${name} = sys.modules["${module}"].${name}`,
	(module, name) =>
		`try:\n    from core.missing import ${name}\nexcept ImportError:\n    from ${module} import ${name}`,
	(module, name) => `try:\n    from ${module} import missing\nexcept ImportError:\n    from ${module} import ${name}`,
	(module, name) => `if TYPE_CHECKING:\n    from ${module} import missing\nelse:\n    from ${module} import ${name}`,
	(module, name) => `from ${module} import (\n    ${name},\n    ${name} as again,\n)`,
	(module, name) => {
		const [parent, last] = parts(module);
		return `sys.path.insert(0, os.path.join(os.path.dirname(__file__), "${parent}"))\nfrom ${last} import ${name}`;
	},
	(module, name) => {
		const [parent, last] = parts(module);
		return `sys.path.append("${parent}")\nimport ${last}\n${name} = ${last}.${name}`;
	},
];

/** Where a name may come from: from a module further down, save for a few imports that run in circles. */
function sourceOf(importer: ModuleName): fc.Arbitrary<ModuleName> {
	const at = MODULES.findIndex(({ name }) => name === importer);
	const names = (list: readonly (typeof MODULES)[number][]) => fc.constantFrom(...list.map(({ name }) => name));
	const [below, above] = [MODULES.slice(at + 1), MODULES.slice(0, at)];
	if (below.length === 0) return names(above);
	if (above.length === 0) return names(below);
	return fc.oneof({ weight: 30, arbitrary: names(below) }, { weight: 1, arbitrary: names(above) });
}

/** Imports of a module. */
export function importsOf(
	importer: ModuleName,
	names: readonly string[],
	most: number,
): fc.Arbitrary<readonly Import[]> {
	const one = fc
		.record({ from: sourceOf(importer), name: fc.constantFrom(...names), form: fc.constantFrom(...FORMS) })
		.map(({ from, name, form }): Import => ({ from, name, text: form(from, name, importer) }));
	return fc.uniqueArray(one, { maxLength: most, selector: ({ name }) => name });
}

/** What a module says of its names: nothing, as most do, or what a star takes. */
export const exported: Code = words(
	...Array.from({ length: 8 }, () => ""),
	"__all__ = [NAMES]",
	"__all__ = [NAMES]",
	"__all__ = [NAMES]",
	"__all__ = (NAMES)",
	'__all__ = ["api"]',
	'__all__ = ["missing"]',
	'__all__ = ["api"]\n__all__ += ["app"]',
	"def __getattr__(name):\n    return api",
	"def __getattr__(name):\n    raise AttributeError(name)",
	'def __getattr__(name):\n    if name == "app":\n        return api\n    raise AttributeError(name)',
);
