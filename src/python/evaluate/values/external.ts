import { nameGap } from "../../compatibility/gaps.ts";
import { libraryKnowledge, libraryModule } from "../../libraries/lookup.ts";
import { standardName } from "../../modules/standard-library.ts";
import { formatPythonVersion } from "../../version.ts";
import { builtinException, libraryMayFail, mayRaise, raise } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { constant, type External, type Site, unknown, type Value } from "../value.ts";

/** What the interpreter of a Space says of itself. */
const CONSTANTS: Readonly<Record<string, string | number | boolean>> = {
	"typing.TYPE_CHECKING": false,
	"typing_extensions.TYPE_CHECKING": false,
	"sys.platform": "linux",
	"os.name": "posix",
	"os.sep": "/",
	"os.linesep": "\n",
	"os.curdir": ".",
	"os.pardir": "..",
};

/** What something of a library has under a name. `error`: what a missing name raises. */
export function externalMember(
	machine: Machine,
	{ path: owner }: External,
	name: string,
	site: Site,
	error: "AttributeError" | "ImportError" = "AttributeError",
): Value {
	const path = `${owner}.${name}`;
	if (Object.hasOwn(CONSTANTS, path)) return constant(CONSTANTS[path] ?? null);
	if (path === "sys.version_info") return versionInfo(machine, site);
	checkName(machine, owner, name, site, error);
	const knowledge = libraryKnowledge(path);
	if (knowledge?.kind === "object") {
		const key = `object ${path}`;
		const known = machine.system.bindings.get(key);
		if (known !== undefined) return known;
		const made: Value = { kind: "library", type: knowledge.of, attributes: namespaceOf(), inner: undefined, site };
		machine.journal.set(machine.system, key, made);
		return made;
	}
	return { kind: "external", path, isModule: false };
}

function versionInfo(machine: Machine, site: Site): Value {
	const { major, minor } = machine.program.version;
	const micro = unknown("the last number of Python's version is not known", site);
	return { kind: "tuple", elements: [constant(major), constant(minor), micro, constant("final"), constant(0)] };
}

/** Fails where a module of a library certainly lacks a name, and may fail where it is not known to have it. */
function checkName(machine: Machine, owner: string, name: string, site: Site, error: string): void {
	const advice = "Correct the name, or take it from where this version has it.";
	const standard = standardName(owner, name, machine.program.version);
	if (standard.kind === "there") return;
	if (standard.kind === "absent") {
		const { version } = machine.program;
		const gap = nameGap(owner, name, version);
		if (gap !== undefined) {
			raise(machine, { ...builtinException(error, site, gap.reason, gap.advice), dueTo: "python-version" });
		}
		const reason = `"${owner}" has no "${name}" in Python ${formatPythonVersion(version)}`;
		raise(machine, builtinException(error, site, reason, advice));
	}
	const module = libraryModule(owner);
	if (module?.names === undefined || Object.hasOwn(module.holds, name)) {
		if (libraryKnowledge(`${owner}.${name}`) === undefined) libraryMayFail(machine, site, "call");
		return;
	}
	const { names } = module;
	if (names.has(name)) return;
	const like = [...names, ...Object.keys(module.holds)].find((one) => one.toLowerCase() === name.toLowerCase());
	if (like !== undefined) {
		const reason = `"${owner}" has no "${name}"; it is written "${like}"`;
		raise(machine, builtinException(error, site, reason, `Write "${like}".`));
	}
	const reason = `"${owner}" is not known to have "${name}"`;
	mayRaise(machine, builtinException(error, site, reason, advice), { site, reason });
}
