import fc from "fast-check";
import { type Code, inExpression, inside, oneOf, production, py, type Where, weighed, words } from "./code.ts";

/** Text of a key that `table` has, or not. */
const key = words('"a"', '"a"', '"a"', '"a"', '"a"', "s", "s", '"b"', '"b"', '"c"');

/** Position in a list of two. */
const position = words("0", "0", "0", "0", "1", "1", "-1", "-1", "-2", "n", "2");

/** Numbers that are known. */
export const number = production((where) =>
	where.depth <= 0
		? words("1", "0", "2", "n", "n")
		: oneOf(
				words("1", "0", "2", "n", "n", "n"),
				py`(${number(inside(where))} + ${words("1", "n")})`,
				py`(${number(inside(where))} * 2)`,
				py`(${number(inside(where))} - n)`,
				py`len(${words("items", "table", "s", "pair")})`,
				py`int(${words('"1"', '"2"', "flag")})`,
				py`(${number(inside(where))} if ${condition(inside(where))} else ${number(inside(where))})`,
			),
);

/** Texts that are known. */
export const text = production((where) =>
	where.depth <= 0
		? words('"a"', '"b"', "s", "s")
		: oneOf(
				words('"a"', '"b"', "s", "s", "__name__"),
				py`(${text(inside(where))} + ${words('"b"', "s")})`,
				py`${words('"A"', "s")}.${words("lower", "upper", "strip")}()`,
				py`f"${words("{s}", "a{n}", "{s}b")}"`,
				py`(${text(inside(where))} if ${condition(inside(where))} else ${text(inside(where))})`,
			),
);

/** What the interpreter and the platform are, asked as programs ask. */
const circumstance = words(
	'__name__ == "main"',
	'__name__ == "__main__"',
	'__name__ != "__main__"',
	'__name__.endswith("main")',
	"TYPE_CHECKING",
	"not TYPE_CHECKING",
	"sys.version_info >= (3, 9)",
	"sys.version_info < (3, 10)",
	"sys.version_info[0] == 3",
	"sys.version_info.major >= 3",
	"sys.version_info[:2] > (3, 12)",
	'sys.platform == "linux"',
	'sys.platform.startswith("win")',
	'os.name == "posix"',
	'os.name == "nt"',
	"__debug__",
);

/** What asks for objects: what they are, what they have. */
const question = (where: Where): Code =>
	oneOf(
		py`${application(inside(where))} is not None`,
		py`${words("api", "spare", "flag", "n")} is ${words("None", "api", "flag")}`,
		py`${key} in table`,
		py`${words('"app"', '"api"', '"nothing"')} in globals()`,
		py`"api" not in globals()`,
		words("items", "not items", "table", "pair", "[]", "{}", "api", "len(items) > 1", "len(items) == len(pair)"),
		py`isinstance(${words("n", "s", "flag", "api", "None")}, ${words("int", "str", "FastAPI", "bool", "type(None)")})`,
		...(where.tier > 1 ? [words("callable(make)", "hasattr(make, 'nothing')", "make is make")] : []),
		...(where.tier > 2
			? [words("hasattr(holder, 'app')", "hasattr(holder, 'nothing')", "isinstance(holder, Holder)")]
			: []),
	);

/** Conditions that are known, true and false. */
export const condition = production((where) =>
	where.depth <= 0
		? words("True", "False", "flag", "not flag", "n == 1", "n", 's == "a"')
		: oneOf(
				words("True", "False", "flag", "not flag"),
				circumstance,
				py`${number(inside(where))} ${words("==", "<", ">=", "!=", "in (1, 2) and 1 <=")} ${number(inside(where))}`,
				py`${text(inside(where))} ${words("==", "!=", "in")} ${text(inside(where))}`,
				py`${text(inside(where))} in ${words('("a", "b")', '["main", "s"]', '{"a": 1}', "table")}`,
				py`not (${condition(inside(where))})`,
				py`(${condition(inside(where))}) and (${condition(inside(where))})`,
				py`(${condition(inside(where))}) or (${condition(inside(where))})`,
				py`${words("any", "all")}([${condition(inside(where))}, ${condition(inside(where))}])`,
				py`bool(${condition(inside(where))})`,
				question(where),
			),
);

/** Names that are bound to applications where nobody did anything to them. */
const NAMES = {
	module: words("api", "spare", "api", "spare", "api", "spare", "app"),
	function: words("api", "spare", "made", "made", "other"),
	expression: words("api", "spare"),
} as const;

/** Names that an expression may bind there. */
const BOUND = { module: ["app", "spare"], function: ["made", "other"], expression: ["bound"] } as const;

/** What takes an application out of something. */
const taken = (where: Where): Code => {
	const one = application(inside(where));
	return oneOf(
		py`items[${position}]`,
		py`pair[${position}]`,
		py`table[${key}]`,
		py`table.get(${key}, ${one})`,
		py`[${one}, ${one}][${position}]`,
		py`(${one}, None)[${words("0", "0", "-1")}]`,
		py`{"a": ${one}, "b": ${one}}[${key}]`,
		py`dict(a=${one})[${words('"a"', "s")}]`,
		py`[each for each in [${one}]][0]`,
		py`[each for each in [None, ${one}] if each is not None][0]`,
		py`{name: ${one} for name in ("a", "b")}[${key}]`,
		py`next(iter([${one}]))`,
		py`next((each for each in [${one}]), None)`,
		py`[${one}].pop()`,
		py`list((${one},))[0]`,
		py`[*pair, ${one}][${words("-1", "0", "2", "-1", "3")}]`,
		py`{**table, "c": ${one}}[${key}]`,
		py`SimpleNamespace(app=${one}).${words("app", "app", "app", "app", "app", "nothing")}`,
		py`globals()[${words('"api"', '"spare"', '"app"')}]`,
		py`sys.modules[__name__].${words("api", "spare")}`,
		py`(lambda given=${one}: given)()`,
		py`(lambda *given: given[${words("0", "0", "-1", "1")}])(${one})`,
		py`(lambda **given: given["app"])(app=${one})`,
		py`CORSMiddleware(${one}, allow_origins=["*"])`,
		py`GZipMiddleware(app=${one})`,
	);
};

/** What functions and classes of the vocabulary give. */
const called = (where: Where): readonly Code[] => {
	const one = application(inside(where));
	const early = [
		py`make()`,
		py`make(${words("", "1", "flag", "1, 2, 3")})`,
		py`wrap(${one})`,
		py`wrap(given=${one})`,
		py`partial(wrap, ${one})()`,
		py`next(produce())`,
		py`list(produce())[${position}]`,
		py`partial(make)()`,
		py`[wrap, None][0](${one})`,
	];
	const late = [
		py`build()`,
		py`build(${condition(inside(where))})`,
		py`choose(${condition(inside(where))})`,
		py`choose(which=${condition(inside(where))})`,
		py`keep(make)()`,
		py`keep(lambda: ${application(inExpression(where))})()`,
		py`Service(${words("", 'title="t"')})`,
		py`Endpoint()`,
		py`Holder().${words("app", "get()", "value", "build()", "shared", "plain()")}`,
		py`Holder.${words("shared", "build()", "plain()", "app")}`,
		py`Child().${words("app", "get()", "shared", "build()")}`,
	];
	const last = [
		py`holder.${words("app", "get()", "value", "build()", "shared", "plain()", "shared", "app", "value", "get()", "nothing")}`,
		py`getattr(holder, ${words('"app"', '"shared"', '"nothing"')}, ${one})`,
		py`vars(holder)["app"]`,
	];
	return [...(where.tier > 1 ? early : []), ...(where.tier > 2 ? [...late, ...last] : [])];
};

/** What no server can serve, or only after a call. */
const wrong = (where: Where): Code =>
	words(
		"None",
		"1",
		'"app"',
		"[api]",
		"api.include_router(APIRouter())",
		"respond",
		"FastAPI",
		"(lambda: FastAPI())",
		"(lambda: None)",
		"sys",
		...(where.tier > 1 ? ["make", "wrap", "produce()", "partial(make)"] : []),
		...(where.tier > 2 ? ["Service", "Holder", "Holder().get", "Endpoint", "Child()"] : []),
	);

/** What is, nearly always, an application. */
export const application = production((where) => {
	const simple = weighed(
		[5, words("FastAPI()", 'FastAPI(title="t")')],
		[1, words("Starlette()")],
		[5, NAMES[where.place]],
	);
	if (where.depth <= 0) return simple;
	const one = application(inside(where));
	const chosen = oneOf(
		py`(${one} if ${condition(inside(where))} else ${one})`,
		py`(${one} or ${one})`,
		py`(${one} and ${one})`,
		py`(${words("None", "0", '""', "[]")} or ${one})`,
		py`(${condition(inside(where))} and ${one} or ${one})`,
		py`(${words(...BOUND[where.place])} := ${one})`,
	);
	const calls = called(where);
	return weighed(
		[8, simple],
		[4, chosen],
		[5, taken(where)],
		...(calls.length > 0 ? [[7, oneOf(...calls)] as const] : []),
		[1, wrong(where)],
	);
});

/** Any object at all, for what does not look at it. */
export const anything = (where: Where): Code =>
	fc.oneof(number(where), text(where), condition(where), application(where));
