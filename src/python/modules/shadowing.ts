/**
 * Modules of the standard library that are in `sys.modules` before uvicorn imports the application, so that a file of
 * the project by such a name is never looked for: what the interpreter's start, asyncio, logging and ssl bring, which
 * uvicorn imports (measured with 0.17.6 under CPython 3.11).
 */
const LOADED_BEFORE = new Set(
	(
		"abc ast asyncio builtins codecs collections concurrent contextlib contextvars copyreg dis encodings enum errno functools genericpath " +
		"heapq importlib inspect io itertools keyword linecache logging marshal math opcode operator os posix posixpath re reprlib select " +
		"selectors signal site socket ssl stat string struct subprocess sys threading time token tokenize traceback types typing warnings " +
		"weakref zipimport"
	).split(" "),
);

/** Third-party modules that uvicorn has imported by then, uvicorn itself among them. */
const THIRD_PARTY_LOADED_BEFORE = new Set(["uvicorn", "click", "h11"]);

/** Modules that were loaded by then in uvicorn 0.17.6 under Python 3.11, but need not be in every version. */
const PERHAPS_LOADED_BEFORE = new Set(
	(
		"array asgiref atexit base64 bisect bz2 calendar copy dataclasses datetime dotenv email fcntl fnmatch gettext hashlib html http httptools " +
		"ipaddress json locale lzma multiprocessing ntpath pathlib pickle platform queue quopri random secrets shutil socketserver tempfile " +
		"textwrap typing_extensions urllib uuid uvloop watchfiles watchgod websockets wsproto yaml zlib"
	).split(" "),
);

/**
 * Modules that FastAPI and what it stands on import when they are imported. A file of the project by such a name takes
 * their place, and the library gets something else than it expects.
 */
export const NAMES_NEEDED_BY_FASTAPI: readonly string[] = (
	"annotated_doc annotated_types anyio base64 binascii bisect calendar cgi colorsys configparser copy csv dataclasses datetime decimal email " +
	"fractions greenlet hashlib hmac html http idna json mimetypes multipart numbers pathlib pickle platform pydantic pydantic_core queue " +
	"quopri random secrets shlex shutil six sniffio sqlite3 starlette statistics tempfile textwrap typing_extensions typing_inspection urllib uuid " +
	"zipfile zlib zoneinfo"
).split(" ");

/** Whether the project's own module by a name would be found, where the name belongs to somebody else too. */
export type Shadowing = "never" | "perhaps" | "certain";

/** What becomes of a file of the project that is called like a module of the standard library or of a distribution. */
export function shadowingOf(name: string): Shadowing {
	if (LOADED_BEFORE.has(name) || THIRD_PARTY_LOADED_BEFORE.has(name)) return "never";
	return PERHAPS_LOADED_BEFORE.has(name) ? "perhaps" : "certain";
}
