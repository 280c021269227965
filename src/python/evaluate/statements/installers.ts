import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { constant, type Value } from "../value.ts";

/** Calls after which more may be installed, or found, than before; some drivers stand in for others. */
const INSTALLERS =
	/^(subprocess\.|os\.(system|popen|exec|spawn|posix_spawn)|asyncio\.(create_)?subprocess|pip\.|pipmaster\.|ensurepip\.|pyximport\.install$|runpy\.|builtins\.exec$|site\.|unittest\.mock\.patch|pymysql\.install_as_MySQLdb$|psycopg2cffi\.compat\.register$)/;

/** What decides about imports. */
const SYSTEM = /^sys\.(path|modules|meta_path|path_hooks)$/;

/** Functions that only look at what they are given. */
const OBSERVERS = /^builtins\.(print|len|list|tuple|set|sorted|enumerate|iter|any|all|str|repr|bool|isinstance|type)$/;

/** Methods of `sys.modules` that leave it as it is. */
const READERS = /^sys\.modules\.(get|keys|values|items|copy|__contains__|pop)$/;

const KEY = "may be installed";

/** A call may install something, or change what imports find: from then on anything may be there. */
export function noteInstaller(machine: Machine, path: string, { positional }: Arguments): void {
	// The search path is followed by its methods.
	const isChange = /^sys\.(modules|meta_path|path_hooks)\./.test(path) && !READERS.test(path);
	const isGivenAway = positional.some(isOfSystem) && !OBSERVERS.test(path);
	if (isChange || isGivenAway || INSTALLERS.test(path)) open(machine);
}

/** Something of the interpreter is changed otherwise than by a call. */
export function noteSystemChange(machine: Machine, path: string): void {
	if (SYSTEM.test(path)) open(machine);
}

/** Whether something may have been installed since the start, or stand in for what is not. */
export function mayBeInstalled(machine: Machine): boolean {
	return machine.system.bindings.has(KEY);
}

function isOfSystem(value: Value): boolean {
	return value.kind === "external" && SYSTEM.test(value.path);
}

function open(machine: Machine): void {
	machine.journal.set(machine.system, KEY, constant(true));
}
