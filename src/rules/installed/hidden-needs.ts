import type { Space } from "../../gate/space.ts";
import type { Ingredient, Need } from "../../python/hidden/hidden-use.ts";
import { driverFor } from "./database-drivers.ts";
import type { Installed } from "./installed-distributions.ts";
import { standingOf } from "./installed-versions.ts";
import { isThere, type Lacking, missing } from "./lacking.ts";

/** The first pydantic that certainly takes nothing older. */
const SINCE_EMAIL_VALIDATOR_2 = "2.8";

/** An ingredient as the libraries ask for it. */
interface Row {
	readonly user: string;
	/** Module of the library that has the need. */
	readonly of: string;
	/** Modules of which one is enough, the one to recommend first. */
	readonly modules: readonly string[];
	readonly line: string;
	readonly errors: { readonly start?: string; readonly request: string };
}

const ROWS: Readonly<Record<Ingredient, Row>> = {
	form: {
		user: "FastAPI",
		of: "fastapi",
		modules: ["python_multipart"],
		line: "python-multipart",
		errors: {
			start: "RuntimeError: Form data requires …",
			request: "AssertionError: The `python-multipart` library must be installed",
		},
	},
	email: {
		user: "pydantic",
		of: "pydantic",
		modules: ["email_validator"],
		line: "email-validator",
		errors: {
			start: "ImportError: email-validator is not installed",
			request: "ImportError: email-validator is not installed",
		},
	},
	templates: {
		user: "Starlette",
		of: "starlette",
		modules: ["jinja2"],
		line: "jinja2",
		errors: {
			start: "jinja2 must be installed to use Jinja2Templates",
			request: "jinja2 must be installed to use Jinja2Templates",
		},
	},
	websocket: {
		user: "uvicorn",
		of: "uvicorn",
		modules: ["websockets", "wsproto"],
		line: "websockets",
		errors: {
			request: "No supported WebSocket library detected",
		},
	},
	bcrypt: {
		user: "passlib",
		of: "passlib",
		modules: ["bcrypt"],
		line: "bcrypt<5",
		errors: {
			request: "MissingBackendError: bcrypt: no backends available",
		},
	},
	signature: {
		user: "PyJWT",
		of: "jwt",
		modules: ["cryptography"],
		line: "cryptography",
		errors: {
			request: "NotImplementedError: Algorithm could not be found. Do you have cryptography installed?",
		},
	},
	orjson: {
		user: "FastAPI",
		of: "fastapi",
		modules: ["orjson"],
		line: "orjson",
		errors: {
			request: "AssertionError: orjson must be installed to use ORJSONResponse",
		},
	},
	ujson: {
		user: "FastAPI",
		of: "fastapi",
		modules: ["ujson"],
		line: "ujson",
		errors: {
			request: "AssertionError: ujson must be installed to use UJSONResponse",
		},
	},
	yaml: {
		user: "it",
		of: "fastapi",
		modules: ["yaml"],
		line: "pyyaml",
		errors: { request: "pyyaml must be installed" },
	},
	trio: {
		user: "anyio",
		of: "anyio",
		modules: ["trio"],
		line: "trio",
		errors: { request: "LookupError: No such backend: trio" },
	},
};

const NO_ADDRESS = {
	cause: "which is no address of a database",
	advice: 'Keep the address in a variable or secret of the Space, and read it: os.environ["DATABASE_URL"].',
	line: undefined,
	modules: [],
};

/** What an engine says that is made without an address (sqlalchemy/engine/url.py, `make_url`). */
const ADDRESS_LACKS: Readonly<Record<Extract<Need, { kind: "address" }>["given"], Lacking>> = {
	None: { ...NO_ADDRESS, error: "ArgumentError: Expected string or URL object, got None" },
	text: {
		...NO_ADDRESS,
		error: "ArgumentError: Could not parse SQLAlchemy URL from string",
		advice:
			'Write the whole address, such as "sqlite:///./todo.db" for a file, or keep it in a variable or secret of the Space ' +
			'and read it: os.environ["DATABASE_URL"].',
	},
};

/** Servers that answer WebSocket connections without help; which of several serves is not asked. */
const OTHER_SERVERS: readonly string[] = ["hypercorn", "granian", "daphne"];

/** What a use lacks on a Space; `undefined` where it lacks nothing, or where that cannot be told. */
export function lackingFor(
	space: Space,
	installed: Installed,
	need: Need,
	when: "start" | "request",
): Lacking | undefined {
	if (need.kind === "driver") return driverFor(space, installed, need);
	if (need.kind === "pydantic-1") {
		if (!installed.has("pydantic") || standingOf(space, "pydantic", "2") !== "from") return undefined;
		const error = "PydanticUserError";
		return { cause: "which pydantic 2 rejects", error, advice: need.instead, line: undefined, modules: [] };
	}
	if (need.kind === "address") return installed.has("sqlalchemy") ? ADDRESS_LACKS[need.given] : undefined;
	const row = ROWS[need.kind];
	const isElsewhere = need.kind === "websocket" && OTHER_SERVERS.some((server) => installed.has(server));
	if (!installed.has(row.of) || isElsewhere) return undefined;
	if (isThere(installed, row.modules)) return unfitFor(space, need.kind);
	return missing(space, { ...row, error: row.errors[when] ?? row.errors.request });
}

/** What is installed, but in a version that does not do. */
function unfitFor(space: Space, kind: Ingredient): Lacking | undefined {
	const names = new Set(space.requirements?.requirements.map(({ name }) => name));
	const path = space.requirements?.path ?? "requirements.txt";
	if (
		kind === "bcrypt" &&
		names.has("passlib") &&
		!names.has("libpass") &&
		standingOf(space, "bcrypt", "5") === "from"
	) {
		return {
			cause: "but passlib 1.7.4, its last release, does not work with bcrypt 5, which pip installs",
			error: "ValueError: password cannot be longer than 72 bytes",
			advice: `Write "bcrypt<5" in ${path}.`,
			line: names.has("bcrypt") ? undefined : "bcrypt<5",
			modules: [],
		};
	}
	const isOld = kind === "email" && standingOf(space, "email-validator", "2") === "below";
	if (!isOld || standingOf(space, "pydantic", SINCE_EMAIL_VALIDATOR_2) !== "from") return undefined;
	return {
		cause: `for which pydantic needs email-validator 2, and ${path} keeps pip below it`,
		error: "ImportError: email-validator version >= 2.0 required",
		advice: `Write "email-validator>=2" in ${path}.`,
		line: undefined,
		modules: [],
	};
}
