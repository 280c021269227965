import type { Space } from "../../gate/space.ts";
import type { Need } from "../../python/hidden/hidden-use.ts";
import type { Installed } from "./installed-distributions.ts";
import { standingOf } from "./installed-versions.ts";
import { isThere, type Lacking, missing } from "./lacking.ts";

/** A driver: the module that SQLAlchemy imports for it, and the line of requirements.txt that brings it. */
type Driver = readonly [module: string, line: string];

const PSYCOPG2: Driver = ["psycopg2", "psycopg2-binary"];
const PSYCOPG: Driver = ["psycopg", "psycopg[binary]"];
const MYSQLDB: Driver = ["MySQLdb", "mysqlclient"];
const PYMYSQL: Driver = ["pymysql", "pymysql"];
const MYSQL_CONNECTOR: Driver = ["mysql.connector", "mysql-connector-python"];
const MARIADB: Driver = ["mariadb", "mariadb"];
const PYODBC: Driver = ["pyodbc", "pyodbc"];

/** Drivers that wait, by the scheme of the address. */
const WAITING: ReadonlyMap<string, Driver> = new Map([
	["postgresql+psycopg2", PSYCOPG2],
	["postgresql+pg8000", ["pg8000", "pg8000"]],
	...["mysql", "mariadb"].flatMap((database): [string, Driver][] => [
		[database, MYSQLDB],
		[`${database}+mysqldb`, MYSQLDB],
		[`${database}+pymysql`, PYMYSQL],
		[`${database}+mysqlconnector`, MYSQL_CONNECTOR],
		[`${database}+mariadbconnector`, MARIADB],
	]),
	["mssql", PYODBC],
	["mssql+pyodbc", PYODBC],
	["mssql+pymssql", ["pymssql", "pymssql"]],
	["oracle+cx_oracle", ["cx_Oracle", "cx-oracle"]],
]);

/** Drivers for `create_async_engine`; SQLAlchemy loads them for both kinds of engine. */
const ASYNCHRONOUS: ReadonlyMap<string, Driver> = new Map([
	["postgresql+asyncpg", ["asyncpg", "asyncpg"]],
	["postgresql+psycopg", PSYCOPG],
	["postgresql+psycopg_async", PSYCOPG],
	["sqlite+aiosqlite", ["aiosqlite", "aiosqlite"]],
	...["mysql", "mariadb"].flatMap((database): [string, Driver][] => [
		[`${database}+aiomysql`, ["aiomysql", "aiomysql"]],
		[`${database}+asyncmy`, ["asyncmy", "asyncmy"]],
	]),
	["mssql+aioodbc", ["aioodbc", "aioodbc"]],
	["oracle+oracledb", ["oracledb", "oracledb"]],
]);

/** What to write instead of a scheme whose driver waits, by the database. */
const INSTEAD: ReadonlyMap<string, readonly [scheme: string, driver: Driver]> = new Map([
	["postgresql", ["postgresql+asyncpg", ["asyncpg", "asyncpg"]]],
	["sqlite", ["sqlite+aiosqlite", ["aiosqlite", "aiosqlite"]]],
	["mysql", ["mysql+aiomysql", ["aiomysql", "aiomysql"]]],
	["mariadb", ["mariadb+aiomysql", ["aiomysql", "aiomysql"]]],
	["mssql", ["mssql+aioodbc", ["aioodbc", "aioodbc"]]],
]);

/** What an engine lacks for the scheme of its address. */
export function driverFor(
	space: Space,
	installed: Installed,
	{ scheme, isAsync }: Extract<Need, { readonly kind: "driver" }>,
): Lacking | undefined {
	if (!installed.has("sqlalchemy")) return undefined;
	if (/^postgres(\+|$)/.test(scheme)) return oldPostgres(space, installed, scheme);
	const [database = scheme] = scheme.split("+", 1);
	const isPlain = scheme === "postgresql";
	const version = isPlain ? sqlalchemyFrom21(space, installed) : undefined;
	const isWaiting = WAITING.has(scheme) || /^sqlite(\+pysqlite)?$/.test(scheme) || version === "below";
	const instead = INSTEAD.get(database);
	if (isAsync && isWaiting && instead !== undefined) return waits(space, installed, instead);
	const drivers = isPlain ? driversOfPostgres(version) : [WAITING.get(scheme) ?? ASYNCHRONOUS.get(scheme)];
	const [first, ...others] = drivers.flatMap((one) => (one === undefined ? [] : [one]));
	if (first === undefined || [first, ...others].some(([module]) => isThere(installed, [module]))) return undefined;
	const [module, line] = first;
	const error = `ModuleNotFoundError: No module named '${module}'`;
	const lacking = missing(space, { user: "SQLAlchemy", called: module, line, modules: [module], error });
	if (module !== "psycopg2" || !installed.has("psycopg")) return lacking;
	const advice = `Write "postgresql+psycopg://" for the psycopg that is installed, or add the line "${line}".`;
	return { ...lacking, advice, line: undefined };
}

/** The drivers that may be meant by `postgresql://`, the one to recommend first. */
function driversOfPostgres(version: "from" | "below" | "unknown" | undefined): readonly Driver[] {
	if (version === "below") return [PSYCOPG2];
	return version === "from" ? [PSYCOPG] : [PSYCOPG2, PSYCOPG];
}

/** SQLAlchemy 2.1 needs Python 3.11, and SQLModel an older one. */
export function sqlalchemyFrom21(space: Space, installed: Installed): "from" | "below" | "unknown" {
	if (space.python.version.minor < 11 || installed.has("sqlmodel")) return "below";
	return standingOf(space, "sqlalchemy", "2.1");
}

function oldPostgres(space: Space, installed: Installed, scheme: string): Lacking | undefined {
	if (!installed.has("sqlmodel") && standingOf(space, "sqlalchemy", "1.4") !== "from") return undefined;
	return {
		cause: "a name that SQLAlchemy dropped in 1.4",
		error: `sqlalchemy.exc.NoSuchModuleError: Can't load plugin: sqlalchemy.dialects:${scheme.replace("+", ".")}`,
		advice: `Write "${scheme.replace("postgres", "postgresql")}://" instead, or replace that beginning where the address comes from a variable.`,
		line: undefined,
		modules: [],
	};
}

function waits(
	space: Space,
	installed: Installed,
	[scheme, [module, line]]: readonly [scheme: string, driver: Driver],
): Lacking {
	const path = space.requirements?.path ?? "requirements.txt";
	const isMissing = !isThere(installed, [module]);
	return {
		cause: "whose driver is not asynchronous",
		error: "sqlalchemy.exc.InvalidRequestError: The asyncio extension requires an async driver to be used",
		advice: `Write "${scheme}://"${isMissing ? ` and add the line "${line}" to ${path}` : ""}, or use create_engine().`,
		line: undefined,
		modules: [],
	};
}
