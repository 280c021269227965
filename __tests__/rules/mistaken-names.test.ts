import { expect, test } from "@jest/globals";
import { distributionsOf } from "../../src/distributions/distributions.ts";
import { standardModule } from "../../src/python/modules/standard-library.ts";
import { PYTHON_MINORS } from "../../src/python/version.ts";
import { normalizeName } from "../../src/requirements/names.ts";
import { isStandard, mistakenFor } from "../../src/rules/lines/mistaken-names.ts";

test.each([
	...["attr", "Crypto", "cv2", "dateutil", "decouple", "docx", "dotenv", "fitz", "jose", "jwt", "magic", "MySQLdb"],
	...["OpenSSL", "PIL", "sklearn", "slugify", "telegram", "yaml"],
])("the module %s comes first from the distribution that is meant", (module) => {
	const meant = mistakenFor(normalizeName(module))?.meant ?? "";
	expect(distributionsOf(module)[0]).toBe(normalizeName(meant));
});

test("what is meant is never itself taken for a mistake", () => {
	const names = [
		"python-jose",
		"pyjwt",
		"pillow",
		"fastapi",
		"uvicorn",
		"pydantic",
		"sqlmodel",
		"torch",
		"attrs",
		"pyserial",
	];
	expect(names.map(mistakenFor)).toEqual(names.map(() => undefined));
});

test.each(["asyncio", "dataclasses", "pathlib", "sqlite3", "typing", "uuid", "zipfile", "tkinter", "statistics"])(
	"%s is in every version of Python",
	(module) => {
		expect(isStandard(module)).toBe(true);
		for (let minor = PYTHON_MINORS.oldest; minor <= PYTHON_MINORS.newest; minor++) {
			expect(standardModule(module, { major: 3, minor })).toEqual({ kind: "there" });
		}
	},
);

test.each(["tomllib", "imp", "distutils", "html", "configparser", "contextvars", "DateTime", "Queue"])(
	"%s may be meant as it is written",
	(name) => expect(isStandard(name)).toBe(false),
);
