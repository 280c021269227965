import { binding, forName } from "./bindings.ts";
import { block, type Code, inFunction, inside, oneOf, production, py, type Where, weighed, words } from "./code.ts";
import { anything, application, condition, number } from "./expressions.ts";
import { failure, handled } from "./failures.ts";

/** One statement, or two. */
const body = (where: Where, loop = where.loop): Code =>
	block(statement({ ...inside(where), loop }), { least: 1, most: 2 });

const branches = (where: Where): Code => {
	const [test, inner] = [condition(inside(where)), body(where)];
	return oneOf(
		py`if ${test}:\n    ${inner}`,
		py`if ${test}:\n    ${inner}\nelse:\n    ${inner}`,
		py`if ${test}:\n    ${inner}\nelif ${test}:\n    ${inner}\nelse:\n    ${inner}`,
	);
};

const patterns = words("1", "2", "0", "True", "None", '"a"', "_ if flag", "1 | 2", "int()", "FastAPI()");

const matches = (where: Where, name: string): Code => {
	const [inner, test] = [body(where), condition(inside(where))];
	const rest = py`case _:\n        ${inner}`;
	return weighed(
		[3, py`match ${number(inside(where))}:\n    case ${words("1", "0", "2")}:\n        ${inner}\n    ${rest}`],
		[2, py`match s:\n    case ${words('"a"', '"b"')} if ${test}:\n        ${inner}\n    ${rest}`],
		[2, py`match ${application(inside(where))}:\n    case ${name}:\n        ${inner}`],
		[1, py`match ${application(inside(where))}:\n    case ${name} if ${test}:\n        ${inner}\n    ${rest}`],
		[1, py`match ${anything(inside(where))}:\n    case ${patterns}:\n        ${inner}`],
		[1, py`match (n, ${application(inside(where))}):\n    case (${words("1", "2", "_")}, ${name}):\n        pass`],
		[1, py`match ${words("items", "pair")}:\n    case ${words("[_, ", "[*_, ", "[")}${name}]:\n        pass`],
	);
};

const rounds = (where: Where, name: string): Code => {
	const [inner, after] = [body(where, "break and continue"), body(where)];
	const last = body(where, "break");
	const count = `count_${where.depth}`;
	const letters = words('"ab"', "s", "list(table)", '("a", "b")');
	return oneOf(
		py`for ${name} in [${application(inside(where))}]:\n    ${inner}`,
		py`for ${name} in ${words("list(items)", "pair", "[]", "list(table.values())", "(api, spare)")}:\n    ${inner}`,
		py`for number, ${name} in enumerate(${words("items[:]", "pair", "[api]")}):\n    ${inner}`,
		py`for key, ${name} in ${words("list(table.items())", "zip('ab', items)", "[(1, api)]", "{}.items()")}:\n    ${inner}`,
		py`for number in range(${words("2", "0", "n", "3")}):\n    ${inner}\nelse:\n    ${after}`,
		py`for letter in ${letters}:\n    if letter == ${words('"a"', '"b"', "s")}:\n        ${words("break", "continue")}\n    ${inner}\nelse:\n    ${after}`,
		py`while ${condition(inside(where))}:\n    ${last}\n    break\nelse:\n    ${after}`,
		py`while True:\n    ${last}\n    break`,
		py`${count} = 0\nwhile ${count} < ${words("1", "2", "3")}:\n    ${count} += 1\n    ${inner}`,
	);
};

const attempts = (where: Where): Code => {
	const [inner, fails] = [body(where), failure(inside(where))];
	const again = words("raise", 'raise ValueError("v")', "raise Special() from None", "pass");
	return oneOf(
		py`try:\n    ${inner}\nexcept Exception:\n    ${inner}`,
		py`try:\n    ${inner}\nfinally:\n    ${inner}`,
		py`try:\n    ${fails}\n    ${inner}\nexcept ${handled}:\n    ${inner}`,
		py`try:\n    ${inner}\n    ${fails}\nexcept ${handled} as error:\n    ${inner}\nelse:\n    ${inner}`,
		py`try:\n    ${inner}\n    ${fails}\nexcept ${handled}:\n    ${inner}\nexcept ${handled}:\n    ${inner}\nfinally:\n    ${inner}`,
		py`try:\n    ${inner}\nexcept Exception:\n    ${inner}\nelse:\n    ${inner}\nfinally:\n    ${inner}`,
		py`try:\n    try:\n        ${fails}\n    except ${handled}:\n        ${again}\nexcept ${handled}:\n    ${inner}`,
		py`try:\n    ${inner}\nexcept (ValueError, KeyError):\n    ${inner}\nexcept:\n    ${inner}`,
	);
};

const contexts = (where: Where, name: string): Code => {
	const [one, inner] = [application(inside(where)), body(where)];
	return oneOf(
		py`with nullcontext(${one}) as ${name}:\n    ${inner}`,
		py`with suppress(${handled}):\n    ${inner}\n    ${failure(inside(where))}\n    ${inner}`,
		py`with nullcontext(), nullcontext((${one}, 1)) as (${name}, extra):\n    ${inner}`,
		...(where.tier > 2
			? [
					py`with manager() as ${name}:\n    ${inner}`,
					py`with manager(${one}) as ${name}:\n    ${inner}`,
					py`with Door(${one}) as ${name}:\n    ${inner}`,
					py`with Door(api) as ${name}:\n    ${inner}\n    ${failure(inside(where))}`,
				]
			: []),
	);
};

/** A function or class that is written where it is used. */
const local = (where: Where, name: string): Code => {
	const [one, inner] = [application(inFunction(where)), block(statement(inFunction(where)), { least: 0, most: 2 })];
	const [given, arguments_] = [
		application(inside(where)),
		words("", "spare", "spare, api", "other=api", "api, other=spare"),
	];
	return oneOf(
		py`def local():\n    made = ${words("api", "spare")}\n    other = api\n    ${inner}\n    return ${one}\n${name} = local()`,
		py`def local(made=${given}, *others, other=None):\n    ${inner}\n    return ${one}\n${name} = local(${arguments_})`,
		py`class Local:\n    app = ${given}\n    ${words("pass", "other = app", "other = app", "app = None", "pass", "del app", "def app(self): return api")}\n${name} = Local.app`,
	);
};

const leaving = ({ place, loop }: Where): Code =>
	oneOf(
		words("pass"),
		...(place === "function" ? [words("return made", "return other", "return api", "return")] : []),
		...(loop === "none" ? [] : [words("break")]),
		...(loop === "break and continue" ? [words("continue")] : []),
	);

/** Any statement. */
export const statement: (where: Where) => Code = production((where) => {
	const leaf = weighed([16, binding({ ...where, depth: Math.min(where.depth, 2) })], [1, leaving(where)]);
	if (where.depth <= 0) return leaf;
	return weighed(
		[28, leaf],
		[5, branches(where)],
		[2, forName(where, (name) => matches(where, name))],
		[3, forName(where, (name) => rounds(where, name))],
		[4, attempts(where)],
		[2, forName(where, (name) => contexts(where, name))],
		[2, forName(where, (name) => local(where, name))],
		[1, failure(where)],
	);
});
