import { oneOf, production, py, weighed, words } from "./code.ts";
import { condition, number, text } from "./expressions.ts";

/** What a handler takes. */
export const handled = words(
	...Array.from({ length: 24 }, () => "Exception"),
	"ValueError",
	"KeyError",
	"ImportError",
	"Problem",
	"Special",
	"LookupError",
	"(ValueError, Problem)",
	"(TypeError, AttributeError, ZeroDivisionError)",
	"ArithmeticError",
	"BaseException",
	"BaseException",
	"NameError",
	"OSError",
	"AssertionError",
	"RuntimeError",
	"StopIteration",
);

/** Statements that end in an exception, or look as if they did. */
export const failure = production((where) =>
	weighed(
		[8, words('raise ValueError("v")', "raise Problem", "raise Special()", 'raise KeyError("k") from None')],
		[1, words("raise SystemExit(1)", "sys.exit()", "raise KeyboardInterrupt", "raise RuntimeError")],
		[2, words("nowhere", "1 / 0", "1 / n", "[][0]", "items[5]", '{}["k"]', 'table["z"]', "None.app", "del nowhere")],
		[1, words('int("x")', 'int("1")', "len(3)", '"a" + 1', "n.nothing", "s.nothing", "None()", "n()", "a, b = items")],
		[1, words("a, b, c = items", "for each in 3: pass", "next(iter([]))", "items.remove(9)", "*a, b = []", "wrap()")],
		[
			1,
			words(
				"import settings.missing",
				"from settings import missing",
				"from core import missing",
				"import core.missing",
			),
		],
		[1, words("from . import missing", "raise NotImplementedError", "raise", 'raise "text"', "raise None")],
		[1, words("import os.missing", "from json import missing", "import lib.missing")],
		[2, py`assert ${condition({ ...where, depth: 0 })}, "said"`],
		[1, py`if ${condition({ ...where, depth: 1 })}:\n    raise ${words("ValueError", "Problem()", 'KeyError("k")')}`],
		[1, oneOf(py`[1, 2][${number({ ...where, depth: 1 })}]`, py`table[${text({ ...where, depth: 1 })}]`)],
	),
);
