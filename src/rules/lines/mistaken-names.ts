/** A name that people require although they mean another distribution. */
export interface Mistaken {
	/** The distribution that is meant, as its authors write it. */
	readonly meant: string;
	/** What the name is instead: a clause that stays true whatever is uploaded to PyPI. */
	readonly what: string;
}

const moduleOf = (module: string, meant: string): Mistaken => ({
	meant,
	what: `it is the name of the module, and the module "${module}" comes from ${meant}`,
});

const another = (meant: string): Mistaken => ({
	meant,
	what: `it is a project of its own, and ${meant} is another one`,
});

const placeholder = (meant: string): Mistaken => ({
	meant,
	what: `it is a placeholder that the authors of ${meant} hold so that nobody else takes the name`,
});

const misspelt = (meant: string): Mistaken => ({
	meant,
	what: `it is a misspelling of ${meant}, and such names are taken by people who want to have their code run by mistake`,
});

/**
 * By normalised name. Names of modules that have no distribution of their own, or one that brings something else
 * (https://pypi.org/project/<name>/). Left out: names under which PyPI has the same thing once more (bs4, discord), and those
 * that somebody may well mean (multipart, environ, whisper, google, unicorn).
 */
const MISTAKEN: ReadonlyMap<string, Mistaken> = new Map([
	["attr", moduleOf("attr", "attrs")],
	["crypto", moduleOf("Crypto", "pycryptodome")],
	["cv2", moduleOf("cv2", "opencv-python-headless")],
	["dateutil", moduleOf("dateutil", "python-dateutil")],
	["decouple", moduleOf("decouple", "python-decouple")],
	["docx", moduleOf("docx", "python-docx")],
	["dotenv", moduleOf("dotenv", "python-dotenv")],
	["fitz", moduleOf("fitz", "PyMuPDF")],
	["jose", moduleOf("jose", "python-jose")],
	["jwt", moduleOf("jwt", "PyJWT")],
	["magic", moduleOf("magic", "python-magic")],
	["mysqldb", moduleOf("MySQLdb", "mysqlclient")],
	["openssl", moduleOf("OpenSSL", "pyOpenSSL")],
	["pil", moduleOf("PIL", "Pillow")],
	["serial", moduleOf("serial", "pyserial")],
	["slugify", moduleOf("slugify", "python-slugify")],
	["telegram", moduleOf("telegram", "python-telegram-bot")],
	["yaml", moduleOf("yaml", "PyYAML")],
	["beautifulsoup", another("beautifulsoup4")],
	["dotenv-python", another("python-dotenv")],
	["py-jwt", another("PyJWT")],
	["sklearn", placeholder("scikit-learn")],
	["pytorch", placeholder("torch")],
	["fast-api", misspelt("fastapi")],
	["fastpi", misspelt("fastapi")],
	["fasapi", misspelt("fastapi")],
	["uvcorn", misspelt("uvicorn")],
	["uvicron", misspelt("uvicorn")],
	["pydanctic", misspelt("pydantic")],
	["pydentic", misspelt("pydantic")],
	["sql-model", misspelt("sqlmodel")],
]);

/**
 * Modules of the standard library that people require; all are there from Python 3.9 to 3.13. Left out: those whose name a
 * distribution has that brings something else, or a copy that is still kept (html, configparser, importlib-metadata).
 */
const STANDARD: ReadonlySet<string> = new Set([
	...["abc", "argparse", "ast", "asyncio", "base64", "collections", "contextlib", "copy", "csv", "ctypes"],
	...["dataclasses", "datetime", "decimal", "email", "enum", "functools", "glob", "hashlib", "hmac", "http"],
	...["inspect", "io", "itertools", "json", "logging", "math", "multiprocessing", "os", "pathlib", "pickle"],
	...["random", "re", "secrets", "shutil", "smtplib", "socket", "sqlite3", "ssl", "statistics", "string"],
	...["struct", "subprocess", "sys", "tempfile", "threading", "time", "tkinter", "traceback", "typing"],
	...["unittest", "urllib", "uuid", "warnings", "weakref", "zipfile"],
]);

/** The distribution that is meant by a name; `undefined` where it may well be the one that it says. The name is a normalised one. */
export function mistakenFor(name: string): Mistaken | undefined {
	return MISTAKEN.get(name);
}

/** Whether a name, as it is written, is that of a module that Python brings itself. */
export function isStandard(written: string): boolean {
	return STANDARD.has(written);
}
