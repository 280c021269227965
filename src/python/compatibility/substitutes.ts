/**
 * What to do instead where a version lacks something of the standard library: a sentence by the thing's dotted name, or
 * its module's. typing has a rule of its own, because typing_extensions brings nearly all that it lacks.
 */
const SUBSTITUTES: ReadonlyMap<string, string> = new Map([
	["tomllib", 'Add "tomli" to requirements.txt and write "import tomli as tomllib".'],
	[
		"builtins.ExceptionGroup",
		'Write "from exceptiongroup import ExceptionGroup" and add "exceptiongroup" to requirements.txt.',
	],
	[
		"builtins.BaseExceptionGroup",
		'Write "from exceptiongroup import BaseExceptionGroup" and add "exceptiongroup" to requirements.txt.',
	],
	["datetime.UTC", 'Write "timezone.utc" of datetime instead, which is the same object.'],
	["enum.StrEnum", "Inherit from str and Enum instead: `class Colour(str, Enum)`."],
	["http.HTTPMethod", "Write the method's name as a text instead."],
	["asyncio.TaskGroup", 'Use "anyio.create_task_group()" instead (FastAPI brings anyio along), or "asyncio.gather".'],
	["asyncio.Runner", 'Use "asyncio.run" instead.'],
	["asyncio.timeout", 'Use "asyncio.wait_for" instead, or "anyio.fail_after" (FastAPI brings anyio along).'],
	["asyncio.timeout_at", 'Use "asyncio.wait_for" instead, or "anyio.fail_after" (FastAPI brings anyio along).'],
	["asyncio.Barrier", "Count with an asyncio.Condition instead."],
	["asyncio.coroutine", "Write `async def` instead."],
	["contextlib.chdir", "Give functions the full path instead of changing the working directory."],
	["itertools.batched", 'Write "from more_itertools import batched" and add "more-itertools" to requirements.txt.'],
	["itertools.pairwise", 'Write "from more_itertools import pairwise" and add "more-itertools" to requirements.txt.'],
	["hashlib.file_digest", "Read the file in pieces and give them to `update`."],
	["warnings.deprecated", 'Write "from typing_extensions import deprecated" (FastAPI brings it along).'],
	["copy.replace", 'Use "dataclasses.replace", or the object\'s own `replace` or `model_copy`.'],
	["uuid.uuid7", 'Use "uuid.uuid4", or the distribution "uuid-utils".'],
	[
		"distutils",
		'Use what replaced it: `sysconfig`, `shutil`, `packaging.version`; or add "setuptools" to requirements.txt.',
	],
	["imp", "Use `importlib` instead."],
	["asyncore", "Use `asyncio` instead."],
	["asynchat", "Use `asyncio` instead."],
	["smtpd", 'Use the distribution "aiosmtpd" instead.'],
	["cgi", 'Add "legacy-cgi" to requirements.txt, or do without: FastAPI reads forms itself.'],
	["cgitb", 'Add "legacy-cgi" to requirements.txt, or do without.'],
	["audioop", 'Add "audioop-lts" to requirements.txt.'],
	["imghdr", 'Use "filetype" or "pillow" instead, or add "standard-imghdr" to requirements.txt.'],
	["crypt", 'Use "passlib" or "bcrypt" instead.'],
	["telnetlib", 'Add "standard-telnetlib" to requirements.txt.'],
	["pipes", "Use `subprocess` and `shlex.quote` instead."],
	["binhex", "Use `binascii` or `base64` instead."],
]);

/** Distributions that bring a module which left the standard library back under its own name. */
const REPLACEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
	["distutils", ["setuptools"]],
	["cgi", ["legacy-cgi"]],
	["cgitb", ["legacy-cgi"]],
	["audioop", ["audioop-lts", "gradio", "discord-py"]],
	["crypt", ["legacycrypt"]],
	["imp", ["zombie-imp"]],
	["telnetlib", ["telnetlib-313-and-up"]],
]);

/** Distributions that bring back a module which left the standard library (`standard-…` is a whole family of them). */
export function replacementsOf(module: string): readonly string[] {
	return [`standard-${module}`, ...(REPLACEMENTS.get(module) ?? [])];
}

/** What to do where this version lacks something, one sentence; `path` is its dotted name. */
export function substituteFor(path: string): string | undefined {
	const [module = "", name] = path.split(".");
	if (module === "typing" && name !== undefined) {
		return `Write "from typing_extensions import ${name}" (FastAPI and pydantic bring typing_extensions along).`;
	}
	return SUBSTITUTES.get(path) ?? (module === "builtins" ? undefined : SUBSTITUTES.get(module));
}
