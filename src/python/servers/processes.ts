/** Where a callable that starts a process, or runs code, takes its command. */
export type CommandArgument =
	/** The first argument, or `args=`: a list of words or a command line. */
	| { readonly kind: "command"; readonly keyword: string }
	/** The positional arguments from `position` on are the words. */
	| { readonly kind: "words"; readonly position: number }
	/** The argument at `position` is the list of words. */
	| { readonly kind: "list"; readonly position: number }
	/** The first argument names a module that is run as `python -m` runs it. */
	| { readonly kind: "module" }
	/** The first argument is Python code. */
	| { readonly kind: "code" };

type Row = readonly [argument: CommandArgument, names: readonly string[]];

const command = (keyword: string): CommandArgument => ({ kind: "command", keyword });
const words = (position: number): CommandArgument => ({ kind: "words", position });
const list = (position: number): CommandArgument => ({ kind: "list", position });

const subprocess = (...names: readonly string[]) => names.map((name) => `subprocess.${name}`);
const os = (...names: readonly string[]) => names.map((name) => `os.${name}`);

/** Signatures of the standard library, and of the libraries that people start processes with. */
const ROWS: readonly Row[] = [
	[command("args"), subprocess("run", "Popen", "call", "check_call", "check_output")],
	[command("cmd"), [...subprocess("getoutput", "getstatusoutput"), ...os("popen")]],
	[command("command"), [...os("system"), "anyio.run_process", "anyio.open_process", "trio.run_process", "invoke.run"]],
	[command("cmd"), ["asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell"]],
	[words(0), ["asyncio.create_subprocess_exec", "asyncio.subprocess.create_subprocess_exec"]],
	[command("argv"), ["pty.spawn", "pexpect.spawn", "pexpect.run"]],
	// The words of these begin with the name that the process is to have, as argv[0].
	[words(1), os("execl", "execlp", "execle", "execlpe")],
	[list(1), os("execv", "execvp", "execve", "execvpe", "posix_spawn", "posix_spawnp")],
	[words(2), os("spawnl", "spawnlp", "spawnle", "spawnlpe")],
	[list(2), os("spawnv", "spawnvp", "spawnve", "spawnvpe")],
	[{ kind: "module" }, ["runpy.run_module", "runpy._run_module_as_main"]],
	[{ kind: "code" }, ["builtins.exec", "builtins.eval"]],
];

/** Where a callable, by its dotted name, takes the command that it runs. */
export const PROCESS_CALLABLES: ReadonlyMap<string, CommandArgument> = new Map(
	ROWS.flatMap(([argument, names]) => names.map((name): [string, CommandArgument] => [name, argument])),
);
