/** What a library takes from a module of somebody else while it is imported: `decimal` and `Decimal` of `decimal.Decimal`. */
export interface NeededName {
	readonly module: string;
	readonly name: string;
}

/**
 * By the module that a program imports, what its import certainly asks other modules for: with an empty file in the
 * other module's place it fails. Measured under uvicorn with FastAPI 0.92, Starlette 0.26, SQLModel 0.0.8, SQLAlchemy 1.4
 * and Jinja2 3.1 (__tests__/oracle/shadowing.test.ts). What uvicorn has loaded before is not listed.
 */
const NEEDED: Readonly<Record<string, string>> = {
	fastapi:
		"decimal.Decimal mimetypes.guess_type shlex.shlex colorsys.hls_to_rgb numbers.Number starlette.responses pydantic.fields anyio.to_thread",
	"starlette.applications": "mimetypes.guess_type shlex.shlex",
	sqlmodel: "decimal.Decimal numbers.Number pydantic.fields sqlalchemy.orm",
	sqlalchemy: "decimal.Decimal numbers.Number",
	jinja2: "markupsafe.Markup numbers.Number",
};

/** The libraries of which this is known, by the module that a program imports. */
export const LIBRARIES: readonly string[] = Object.keys(NEEDED);

/** What importing a module, or something from it, asks other modules for: "fastapi", "starlette.applications.Starlette". */
export function neededBy(imported: string): readonly NeededName[] {
	const library = LIBRARIES.find((one) => imported === one || imported.startsWith(`${one}.`));
	const needed = library === undefined ? "" : (NEEDED[library] ?? "");
	return needed.split(" ").flatMap((dotted) => {
		const [module = "", name = ""] = dotted.split(".");
		return name === "" ? [] : [{ module, name }];
	});
}
