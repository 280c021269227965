import { ASGI_ENDPOINTS } from "./asgi-endpoints.ts";
import { ASGI_FRAMEWORKS } from "./asgi-frameworks.ts";
import { ASGI_MIDDLEWARE } from "./asgi-middleware.ts";
import { FASTAPI_MODULES } from "./fastapi.ts";
import { FASTAPI_EXTENSIONS } from "./fastapi-extensions.ts";
import type { Knowledge, LibraryModule } from "./knowledge.ts";
import { NOT_ASGI } from "./not-asgi.ts";
import { PROCESS_MODULES } from "./processes.ts";
import { PYDANTIC_MODULES } from "./pydantic.ts";
import { STARLETTE_MODULES } from "./starlette.ts";
import { WSGI_MODULES } from "./wsgi.ts";

const modules = new Map<string, LibraryModule>();
for (const module of [
	...FASTAPI_MODULES,
	...STARLETTE_MODULES,
	...ASGI_FRAMEWORKS,
	...ASGI_ENDPOINTS,
	...ASGI_MIDDLEWARE,
	...WSGI_MODULES,
	...FASTAPI_EXTENSIONS,
	...NOT_ASGI,
	...PROCESS_MODULES,
	...PYDANTIC_MODULES,
]) {
	const known = modules.get(module.name);
	modules.set(
		module.name,
		known === undefined ? module : { ...known, ...module, holds: { ...known.holds, ...module.holds } },
	);
}

/** Distributions that the contract requires (SP-HF-05), with what they bring: their modules can be imported. */
const REQUIRED = new Set([
	"fastapi",
	"starlette",
	"pydantic",
	"uvicorn",
	"sqlmodel",
	"sqlalchemy",
	"dotenv",
	"click",
	"h11",
	"anyio",
	"typing_extensions",
]);

/** Every module of which something is known. */
export function libraryModules(): Iterable<LibraryModule> {
	return modules.values();
}

/** What is known of a module of a library. */
export function libraryModule(name: string): LibraryModule | undefined {
	return modules.get(name);
}

/** What is known of something that a library has, by its dotted path: "fastapi.FastAPI". */
export function libraryKnowledge(path: string): Knowledge | undefined {
	const dot = path.lastIndexOf(".");
	const holds = modules.get(path.slice(0, dot))?.holds;
	const name = path.slice(dot + 1);
	return holds !== undefined && Object.hasOwn(holds, name) ? holds[name] : undefined;
}

/** Whether a top-level module is there in every Space that meets the contract. */
export function isRequired(name: string): boolean {
	return REQUIRED.has(name);
}
