import { oneOf, py, words } from "./code.ts";
import { application } from "./expressions.ts";
import { at, type Entry } from "./vocabulary.ts";

const one = application(at(2, "expression", 1));

/** What a class has that holds applications: every name that expressions ask it for. */
const members = py`shared = ${words("FastAPI()", "api", "spare")}
def __init__(self, app=None):
    self.app = app or ${one}
    ${words("pass", "self.shared = self.app", "self.app = self.get()", "pass", "del self.app", "self.__dict__['app'] = api")}
def get(self):
    ${words("return self.app", "return self.shared", "return type(self).shared", "return self", "return self.value")}
@property
def value(self):
    return ${words("self.app", "self.shared", "api", "self.nothing")}
@classmethod
def build(cls):
    return ${words("cls.shared", "cls().app", "api", "cls")}
@staticmethod
def plain():
    return ${one}`;

/** Classes that hold applications, inherit, are applications, or guard blocks. */
export const classes: readonly Entry[] = [
	{
		name: "Holder",
		code: oneOf(
			py`class Holder:\n    ${members}`,
			py`class Holder:\n    ${members}\n    def __getattr__(self, name):\n        return ${words("api", "None", "self.shared")}`,
			py`class Base:\n    ${members}\nclass Holder(Base):\n    pass`,
			py`class Base:\n    ${members}\nclass Holder(Base):\n    def __init__(self):\n        ${words("super().__init__(api)", "self.app = spare", "super().__init__()", "pass", "Base.__init__(self)")}`,
			py`class Base:\n    ${members}\nclass Mixin:\n    ${words("shared = spare", "app = api", "def get(self): return api", "pass")}\nclass Holder(Mixin, Base):\n    pass`,
		),
	},
	{
		name: "Child",
		code: oneOf(
			py`class Child(Holder):\n    pass`,
			py`class Child(Holder):\n    shared = ${one}\n    def get(self):\n        return ${words("super().get()", "self.app", "super().shared", "super().nothing")}`,
			py`class Child(Holder):\n    @property\n    def app(self):\n        return ${words("api", "self.shared")}\n    @app.setter\n    def app(self, value):\n        pass`,
			py`class Child(Holder):\n    app = api\n    def __init__(self):\n        ${words("pass", "super().__init__()", "self.app = None", "del self.app")}`,
		),
	},
	{
		name: "Service",
		code: oneOf(
			py`class Service(FastAPI):\n    pass`,
			py`class Service(FastAPI):\n    def __init__(self, **given):\n        super().__init__(**given)\n        ${words("pass", "self.extra = api", "self.include_router(APIRouter())", "raise Problem")}`,
			py`class Service(FastAPI):\n    def __init__(self, title="t"):\n        self.app = ${one}\n        super().__init__(title=title)`,
			py`class Root(FastAPI):\n    async def __call__(self, scope, receive, send):\n        await super().__call__(scope, receive, send)\nclass Service(Root):\n    extra = 1`,
		),
	},
	{
		name: "Endpoint",
		code: oneOf(
			py`class Endpoint:\n    async def __call__(self, scope, receive, send):\n        await FastAPI()(scope, receive, send)`,
			py`class Endpoint:\n    async def __call__(self, scope, receive):\n        pass`,
			py`class Endpoint:\n    def __call__(self, scope, receive, send):\n        return FastAPI()(scope, receive, send)`,
			py`class Endpoint:\n    def __call__(self, scope=None):\n        return ${one}`,
			py`class Endpoint:\n    def __init__(self, scope=None):\n        self.scope = scope\n    async def __call__(self, receive, send):\n        await FastAPI()(self.scope, receive, send)`,
			py`class Endpoint:\n    def __init__(self):\n        self.app = ${one}\n    async def __call__(self, *given):\n        await FastAPI()(*given)`,
		),
	},
	{
		name: "Door",
		code: oneOf(
			py`class Door:\n    def __init__(self, app):\n        self.app = app\n    def __enter__(self):\n        return self.app\n    def __exit__(self, *given):\n        ${words("pass", "return True", "return False", "self.app = None", "return given[0] is ValueError")}`,
			py`class Door(nullcontext):\n    pass`,
			py`class Door:\n    def __init__(self, app):\n        pass\n    def __enter__(self):\n        return self\n    def __exit__(self, kind, value, trace):\n        return kind is not None`,
		),
	},
];

/** Objects of these classes. */
export const instances: readonly Entry[] = [
	{ name: "holder", code: words("holder = Holder()", "holder = Child()", "holder = Holder(); holder.app = api") },
];
