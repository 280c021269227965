/**
 * Modules of the standard library that are in `sys.modules` before uvicorn imports the application, so that a file of
 * the project by such a name is never looked for: what the interpreter's start, asyncio, logging and ssl bring, which
 * uvicorn imports (measured with 0.17.6 and 0.54.0 under CPython 3.9 to 3.13, started as `uvicorn main:app`).
 */
const LOADED_BEFORE = new Set(
	(
		"abc array ast asyncio atexit base64 binascii bisect builtins bz2 codecs collections concurrent contextlib " +
		"contextvars copy copyreg datetime dis email encodings enum errno fnmatch functools genericpath gettext heapq " +
		"http importlib inspect io itertools json keyword linecache locale logging lzma marshal math multiprocessing " +
		"ntpath opcode operator os pathlib pickle platform posix posixpath queue random re reprlib select selectors " +
		"shutil signal site socket socketserver ssl stat string struct subprocess sys tempfile threading time token " +
		"tokenize traceback types typing urllib warnings weakref zipimport zlib"
	).split(" "),
);

/** Third-party modules that uvicorn has imported by then, uvicorn itself among them. */
const THIRD_PARTY_LOADED_BEFORE = new Set(["uvicorn", "click", "h11"]);

/** Modules that are loaded by then with some versions of uvicorn and Python, or some extras of uvicorn, and not with others. */
const PERHAPS_LOADED_BEFORE = new Set(
	(
		"asgiref calendar certifi configparser dataclasses dotenv fcntl glob grp hashlib html httptools ipaddress pwd " +
		"quopri secrets sre_compile sre_constants sre_parse textwrap typing_extensions uuid uvloop watchfiles watchgod " +
		"websockets wsproto yaml zipfile"
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
