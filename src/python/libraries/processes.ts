import type { Knowledge, LibraryModule, LibraryType, Result } from "./knowledge.ts";

// Calls that end or restart what is running, or cannot work while a server imports the application.

/** uvicorn imports the application inside its running loop (uvicorn, server.py: `Server.serve` calls `Config.load`). */
const insideLoop = (call: string): Result => ({
	gives: "exception",
	type: "RuntimeError",
	reason: `${call} cannot be called while a loop is running, and uvicorn imports the application inside its own`,
	advice: "Move it to the application's lifespan, where it can be awaited.",
	unless: "nest_asyncio",
});

const callable = (result: Result): Knowledge => ({ kind: "callable", result });
const nothing = callable({ gives: "none" });
const decorated = callable({ gives: "decorated" });
const value = (noun: string) => callable({ gives: "value", noun });

const LOOP: LibraryType = {
	name: "event loop",
	role: "other",
	noun: "an event loop",
	methods: {
		run_until_complete: insideLoop("run_until_complete()"),
		run_forever: insideLoop("run_forever()"),
		create_task: { gives: "value", noun: "a task" },
		close: { gives: "none" },
	},
};

const loop = callable({ gives: "instance", of: LOOP });

/** Server starts are the business of a rule of their own: here they count as if they came back at once. */
const SERVER: LibraryType = {
	name: "Server",
	role: "other",
	noun: "a uvicorn server, not an application",
	methods: { run: { gives: "none" }, serve: { gives: "value", noun: "a coroutine" } },
};

const exit = callable({
	gives: "exception",
	type: "SystemExit",
	reason: "the program is told to exit",
	advice: "Remove the exit: a module that a server imports must come to its end.",
});

const end = callable({ gives: "end", reason: "the process is told to end at once" });

/** Of the standard library and of uvicorn. */
export const PROCESS_MODULES: readonly LibraryModule[] = [
	{
		name: "asyncio",
		holds: {
			run: callable(insideLoop("asyncio.run()")),
			get_event_loop: loop,
			new_event_loop: loop,
			get_running_loop: loop,
			set_event_loop: nothing,
		},
	},
	{ name: "anyio", holds: { run: callable(insideLoop("anyio.run()")) } },
	{
		name: "uvicorn",
		holds: {
			run: nothing,
			Server: callable({ gives: "instance", of: SERVER }),
			Config: value("a configuration of uvicorn"),
		},
	},
	{ name: "sys", holds: { exit } },
	{ name: "builtins", holds: { exit, quit: exit, print: nothing } },
	{ name: "os", holds: { _exit: end, abort: end, execv: end, execve: end, execvp: end, execl: end, execlp: end } },
	{ name: "atexit", holds: { register: decorated } },
	{ name: "abc", holds: { abstractmethod: decorated } },
	{
		name: "typing",
		holds: { overload: decorated, final: decorated, no_type_check: decorated, runtime_checkable: decorated },
	},
	{
		name: "functools",
		holds: {
			lru_cache: decorated,
			cache: decorated,
			wraps: callable({ gives: "decorator" }),
			total_ordering: decorated,
		},
	},
	{ name: "dataclasses", holds: { field: value("a field") } },
	{ name: "dotenv", holds: { load_dotenv: value("a truth value") } },
	{ name: "logging", holds: { basicConfig: nothing, getLogger: value("a logger") } },
	{ name: "warnings", holds: { filterwarnings: nothing, simplefilter: nothing, warn: nothing } },
	{ name: "time", holds: { sleep: nothing } },
];
