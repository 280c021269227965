import { block, type Code, oneOf, py, type Where, words } from "./code.ts";
import { statement } from "./control-flow.ts";
import { application, condition } from "./expressions.ts";
import { at, type Entry } from "./vocabulary.ts";

/** Bodies of functions that give an application: they begin with the names that their statements use. */
const giving = (tier: Where["tier"]): Code =>
	py`made = ${application(at(tier, "expression", 1))}
other = ${words("api", "spare")}
${block(statement(at(tier, "function", 2)), { least: 0, most: 2 })}
return ${application(at(tier, "function", 1))}`;

const one = (tier: Where["tier"]): Code => application(at(tier, "expression", 1));

/** Applications, constants and containers, bound as they usually are. */
export const values: readonly Entry[] = [
	{ name: "api", code: words("api = FastAPI()", 'api = FastAPI(title="api")', "api: FastAPI = FastAPI()") },
	{ name: "spare", code: words("spare = FastAPI()", "spare = api", "spare = FastAPI()", "spare = Starlette()") },
	{ name: "n", code: words("n = 1", "n = 2", "n: int = 0") },
	{ name: "s", code: words('s = "a"', 's = "b"', 's = "main"') },
	{ name: "flag", code: words("flag = True", "flag = False", "flag = n == 1") },
	{ name: "items", code: words("items = [api, spare]", "items = list((api, FastAPI()))") },
	{ name: "pair", code: words("pair = (api, spare)", "pair = api, spare", "pair = tuple([api, spare])") },
	{
		name: "table",
		code: words(
			'table = {"a": api, "b": spare}',
			"table = dict(a=api, b=spare)",
			'table = {"a": api, "b": None, s: spare}',
			'table = {"a": api}',
		),
	},
	{ name: "app", code: words("app = FastAPI()", "app = api", "app = FastAPI()", "app = Starlette()") },
];

/** Exceptions of the project. */
export const exceptions: readonly Entry[] = [
	{ name: "Problem", code: words("class Problem(Exception):\n    pass", "class Problem(ValueError):\n    pass") },
	{ name: "Special", code: words("class Special(Problem):\n    pass", "class Special(Problem, KeyError):\n    pass") },
];

const answer = `await send({"type": "http.response.start", "status": 200, "headers": []})
await send({"type": "http.response.body", "body": b"", "more_body": False})`;

/** Functions that use nothing but values. */
export const makers: readonly Entry[] = [
	{
		name: "respond",
		code: oneOf(
			py`async def respond(scope, receive, send):\n    ${answer}`,
			py`async def respond(scope, receive, send, more=None):\n    ${answer}`,
			py`async def respond(*given):\n    await FastAPI()(*given)`,
			py`async def respond(scope, receive):\n    pass`,
		),
	},
	{
		name: "make",
		code: oneOf(
			py`def make(kind=1, *more):\n    ${giving(1)}`,
			py`def make(*kinds):\n    if kinds:\n        return ${one(1)}\n    ${giving(1)}`,
			py`def make(*kinds, **more) -> FastAPI:\n    made = ${one(1)}\n    def inner():\n        return made\n    return inner()`,
			py`@lru_cache\ndef make(*kinds):\n    return ${one(1)}`,
			py`@cache\ndef make(kind=flag, *more):\n    return kind and ${one(1)}`,
			py`make = lambda *kinds: ${one(1)}`,
			py`make = partial(lambda first, *more: first, ${one(1)})`,
			py`def maker(number):\n    def inner(*kinds):\n        return ${one(1)}\n    return inner\nmake = maker(1)`,
		),
	},
	{
		name: "wrap",
		code: oneOf(
			py`def wrap(given):\n    return given`,
			py`def wrap(given):\n    made = given\n    other = api\n    ${block(statement(at(1, "function", 2)), { least: 0, most: 2 })}\n    return made`,
			py`def wrap(given):\n    given.include_router(APIRouter())\n    return given`,
			py`def wrap(given=None):\n    return CORSMiddleware(given or ${one(1)}, allow_origins=["*"])`,
			py`def wrap(given, *, option=None):\n    if isinstance(given, FastAPI):\n        return given\n    return ${one(1)}`,
			py`wrap = lambda given: given`,
		),
	},
	{
		name: "produce",
		code: oneOf(
			py`def produce():\n    yield ${one(1)}\n    yield ${one(1)}`,
			py`def produce():\n    for each in items:\n        yield each`,
			py`def produce():\n    yield from ${words("items", "pair")}`,
			py`def produce():\n    if ${condition(at(1, "expression", 1))}:\n        yield ${one(1)}\n    yield api`,
			py`def produce():\n    return (each for each in (api, spare))`,
		),
	},
	{
		name: "manager",
		code: oneOf(
			py`@contextmanager\ndef manager(given=None):\n    yield given or ${one(1)}`,
			py`@contextmanager\ndef manager(given=api):\n    try:\n        yield given\n    finally:\n        items.reverse()`,
			py`@contextmanager\ndef manager(given=None):\n    try:\n        yield given or api\n    except ${words("Exception", "ValueError", "Problem")}:\n        pass`,
		),
	},
];

/** Functions that use the ones before. */
export const builders: readonly Entry[] = [
	{
		name: "keep",
		code: oneOf(
			py`def keep(function):\n    return function`,
			py`def keep(function):\n    @wraps(function)\n    def inner(*given, **named):\n        return function(*given, **named)\n    return inner`,
			py`def keep(function):\n    def inner(*given):\n        made = function(*given)\n        return made ${words("", "or api", "and spare")}\n    return inner`,
			py`class keep:\n    def __init__(self, function):\n        self.function = function\n    def __call__(self, *given):\n        return self.function(*given)`,
		),
	},
	{
		name: "build",
		code: oneOf(
			py`def build(which=True):\n    ${giving(2)}`,
			py`def build(which=flag):\n    if which:\n        return ${one(2)}\n    return ${one(2)}`,
			py`@keep\ndef build(which=flag):\n    ${giving(2)}`,
			py`def build(which=None, found=${one(2)}):\n    return found`,
			py`def build(which=False):\n    try:\n        return ${one(2)}\n    finally:\n        ${words("pass", "n", "items.reverse()", "return api")}`,
		),
	},
	{
		name: "choose",
		code: oneOf(
			py`def choose(which):\n    return ${one(2)} if which else ${one(2)}`,
			py`def choose(which):\n    if not which:\n        raise ${words("Problem", "ValueError(which)")}\n    return ${one(2)}`,
			py`def choose(which):\n    match which:\n        case True:\n            return ${one(2)}\n        case _:\n            return api`,
			py`def choose(which):\n    found = {True: api, False: spare}\n    return found[which]`,
		),
	},
];
