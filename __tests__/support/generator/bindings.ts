import { type Code, inExpression, inside, oneOf, production, py, type Where, weighed, words } from "./code.ts";
import { anything, application, number, text } from "./expressions.ts";

/** What is written once for each name that an application may have there, the usual one most often. */
export function forName({ place }: Where, write: (name: string) => Code): Code {
	return place === "module"
		? weighed([4, write("app")], [1, write("api")], [1, write("spare")])
		: weighed([3, write("made")], [1, write("other")]);
}

/** Assignments of every form. */
const assigned = (where: Where, name: string): Code => {
	const [one, other] = [application(inside(where)), anything(inside(where))];
	return weighed(
		[6, py`${name} = ${one}`],
		[1, py`extra = ${name} = ${one}`],
		[1, py`${name}, extra = ${one}, ${other}`],
		[1, py`extra, ${name} = ${other}, ${one}`],
		[1, py`(extra, [${name}, *_]), more = (${other}, (${one}, 1, 2)), 3`],
		[1, py`${name}, *rest = ${words("items", "pair", "[api, 1, 2]", "(spare,)", "(spare,)", "items", "pair", "[]")}`],
		[1, py`*rest, ${name} = ${words("items", "pair", "[1, 2, api]", "table.values()")}`],
		[1, py`${name}: ${words("FastAPI", '"Nowhere"', "object", "FastAPI", "object", "Nowhere")} = ${one}`],
		[1, py`${name}: FastAPI`],
		[1, py`(${name} := ${one})`],
		[1, py`if ${name} := ${one}:\n    pass`],
		[1, py`print(${name} := ${one}, end="")`],
		[1, py`collected = [${name} := each for each in (${other}, ${one})]`],
		[1, py`${name} = ${one}; ${name} = ${words("api", "None")}`],
	);
};

/** Names that are bound otherwise than by a statement that shows it. */
const indirect = (where: Where): Code => {
	const one = application(inside(where));
	const name = words("app", "app", "api");
	return oneOf(
		py`globals()["${name}"] = ${one}`,
		py`globals().update(${name}=${one})`,
		py`globals().setdefault("${name}", ${one})`,
		py`setattr(sys.modules[__name__], "${name}", ${one})`,
		py`sys.modules[__name__].${name} = ${one}`,
		py`vars(sys.modules[__name__])["${name}"] = ${one}`,
		py`sys.modules[__name__].__dict__["${name}"] = ${one}`,
		py`globals().pop("${name}", None)`,
		py`delattr(sys.modules[__name__], "${name}")`,
	);
};

/** Functions that bind or unbind names outside of them, and are called, or are not. */
const byFunction = (where: Where, name: string): Code => {
	const one = application(inExpression(where));
	const word = where.place === "module" ? "global" : "nonlocal";
	return oneOf(
		py`def bind():\n    ${word} ${name}\n    ${name} = ${one}\nbind()`,
		py`def bind():\n    ${word} ${name}\n    ${name} = ${one}`,
		py`def bind():\n    ${name} = ${one}\nbind()`,
		py`def bind(given):\n    global app\n    app = given\nbind(${one})`,
		py`def unbind():\n    ${word} ${name}\n    del ${name}\nunbind()`,
		py`def bind():\n    global app\n    for app in ${words("tuple(items)", "pair", "[]")}:\n        ${words("pass", "break", "return")}\nbind()`,
	);
};

/** What takes names away or spoils them. */
const spoiled = (name: string): Code =>
	oneOf(
		py`del ${name}`,
		py`${name} = None`,
		py`${name} = ${name}.include_router(APIRouter())`,
		py`@${words("api", "spare")}.get("/")\ndef ${name}():\n    return {}`,
		py`try:\n    1 / 0\nexcept ZeroDivisionError as ${name}:\n    pass`,
		py`import json as ${name}`,
	);

/** Functions and classes that have an application's name. */
const defined = (where: Where, name: string): Code => {
	const one = application(inExpression(where));
	return oneOf(
		py`def ${name}():\n    return ${one}`,
		py`def ${name}(given=None):\n    return given or ${one}`,
		py`async def ${name}(scope, receive, send):\n    await FastAPI()(scope, receive, send)`,
		py`async def ${name}():\n    return {}`,
		py`class ${name}(FastAPI):\n    pass`,
		py`def ${name}(scope):\n    async def instance(receive, send):\n        await FastAPI()(scope, receive, send)\n    return instance`,
		py`@lambda made: made()\ndef ${name}():\n    return ${one}`,
	);
};

/** What is done to an application without binding it. */
const configured = (name: string): Code =>
	oneOf(
		py`${name}.include_router(APIRouter())`,
		py`${name}.mount("/other", api)`,
		py`${name}.add_middleware(CORSMiddleware, allow_origins=["*"])`,
		py`@${name}.get("/")\ndef root():\n    return {}`,
		py`${name}.title = "other"`,
		py`${name}.extra = api`,
	);

/** Values of other kinds that change. */
const changed = (where: Where): Code => {
	const one = application(inside(where));
	return weighed(
		[1, py`items[${words("0", "1", "-1", "2")}] = ${one}`],
		[1, py`items ${words("=", "+=")} [${one}, api]`],
		[1, py`table[${text(inside(where))}] = ${one}`],
		[1, py`table.${words("update(a=api)", 'setdefault("c", spare)', 'pop("a", None)', "clear()")}`],
		[
			1,
			words(
				"items.reverse()",
				"pair = items",
				"items = list(pair)",
				"table = dict(a=spare)",
				"del items[0]",
				"items.pop()",
			),
		],
		[1, words("table |= {'c': api}", "items.insert(0, spare)", "del table['a']", "items.clear()", "items = items[1:]")],
		[1, py`n = ${number(inside(where))}`],
		[1, py`n ${words("+=", "-=", "*=")} ${words("1", "2")}`],
		[1, py`s = ${text(inside(where))}`],
		[1, py`s += ${words('"b"', "s")}`],
		[1, words("flag = not flag", "flag = False", "api, spare = spare, api")],
	);
};

/** A statement that binds a name, or spoils one. */
export const binding = production((where) => {
	const isModule = where.place === "module";
	return weighed(
		[16, forName(where, (name) => assigned(where, name))],
		[2, indirect(where)],
		[2, forName(where, (name) => byFunction(where, name))],
		[1, forName(where, spoiled)],
		[isModule ? 3 : 1, forName(where, (name) => defined(where, name))],
		[2, forName(where, configured)],
		[isModule ? 4 : 1, changed(where)],
	);
});
