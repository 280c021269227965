import { describe, expect, test } from "@jest/globals";
import { gapUses } from "../../../src/python/compatibility/uses.ts";
import { openNames } from "../../../src/python/names/names.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";
import { processorTime } from "../../support/processor-time.ts";
import { spaceOf } from "../../support/spaces.ts";

/** What main.py uses that Python 3.10 lacks, each as `path moment`, the same on every engine. */
function usesIn(main: string, others: Readonly<Record<string, string>> = {}): string[] {
	const files = { "main.py": main, ...others };
	const [first = [], ...rest] = engines.map((engine) => {
		const { python } = spaceOf(memorySource(files), engine);
		const uses = gapUses(
			openNames(python, () => true),
			Object.keys(files),
		);
		python.release();
		return uses.map(({ gap, moment }) => `${gap.path} ${moment.kind}`);
	});
	for (const other of rest) expect(other).toEqual(first);
	return first;
}

const APP = "from fastapi import FastAPI, APIRouter\napp = FastAPI()\nimport asyncio, datetime\n";

const CLOCK = `import datetime as dt
import contextlib, enum
import itertools
kinds = enum
class Tools:
    steps = itertools
chosen = None or contextlib
`;

describe("what is used", () => {
	test.each<[code: string, uses: string[]]>([
		["import tomllib", ["tomllib import"]],
		["import tomllib as toml, sys", ["tomllib import"]],
		["from tomllib import loads, load", ["tomllib import"]],
		["from typing import Self, Optional, Never", ["typing.Self import", "typing.Never import"]],
		["import importlib.resources.abc", ["importlib.resources.abc import"]],
		["import http.server\nhttp.server.HTTPSServer", ["http.server.HTTPSServer import"]],
		["import datetime as dt\nzone = dt.UTC", ["datetime.UTC import"]],
		["from asyncio import tasks\nimport asyncio as a\na.Runner()", ["asyncio.Runner import"]],
		["class A(ExceptionGroup): pass", ["builtins.ExceptionGroup import"]],
		["import enum\nclass A:\n    class B(enum.StrEnum): pass", ["enum.StrEnum import"]],
		["import enum\nwith open('a'):\n    enum.StrEnum", ["enum.StrEnum import"]],
		["import enum\nif A:\n    enum.StrEnum", ["enum.StrEnum branch"]],
		["import enum\nclass A:\n    if B:\n        x = enum.StrEnum", ["enum.StrEnum branch"]],
		["import enum\nf = lambda: enum.StrEnum", ["enum.StrEnum call"]],
		["import enum\ndef f(x=enum.StrEnum): pass", ["enum.StrEnum import"]],
		["import enum\ndef f():\n    return [enum.StrEnum for _ in x]", ["enum.StrEnum call"]],
		["from src import clock\nclock.dt.UTC", ["datetime.UTC import"]],
		["from typing import Slef", []],
		["from .typing import Self", []],
		["from typing import *\nSelf", []],
		["import distutils", []],
		// Each of these is another way for a module to come by another name.
		["from src.clock import dt as d\nd.UTC", ["datetime.UTC import"]],
		["from src import clock\nclock.kinds.StrEnum", ["enum.StrEnum import"]],
		["from src.clock import Tools\nTools.steps.batched", ["itertools.batched import"]],
		["from src.clock import chosen\nchosen.chdir", ["contextlib.chdir import"]],
		["import datetime\ndatetime.ＵＴＣ", ["datetime.UTC import"]],
	])("%j", (code, uses) => {
		expect(usesIn(code, { "src/__init__.py": "", "src/clock.py": CLOCK })).toEqual(uses);
	});
});

describe("when it ends", () => {
	test.each<[code: string, moment: string]>([
		["@app.get('/')\ndef f():\n    return datetime.UTC", "request"],
		["@app.get('/')\nasync def f():\n    async with asyncio.timeout(1):\n        pass", "request"],
		["@app.websocket('/')\nasync def f(ws):\n    x = datetime.UTC", "request"],
		["router = APIRouter()\n@router.post('/')\ndef f():\n    print(datetime.UTC)", "request"],
		["@app.get('/')\ndef f(q: str):\n    if q:\n        return datetime.UTC", "call"],
		["@app.get('/')\ndef f():\n    for _ in range(0):\n        datetime.UTC", "call"],
		["@app.get('/')\ndef f():\n    def g():\n        return datetime.UTC\n    return 1", "call"],
		["@app.on_event('shutdown')\ndef f():\n    datetime.UTC", "call"],
		["@unknown.get('/')\ndef f():\n    datetime.UTC", "call"],
		["@app.get\ndef f():\n    datetime.UTC", "call"],
		["def f():\n    datetime.UTC", "call"],
	])("%j", (code, moment) => {
		expect(usesIn(APP + code).map((use) => use.split(" ")[1])).toEqual([moment]);
	});
});

describe("who is prepared", () => {
	test.each([
		"try:\n    datetime.UTC\nexcept AttributeError:\n    pass",
		"try:\n    datetime.UTC\nexcept (KeyError, Exception):\n    pass",
		"try:\n    datetime.UTC\nexcept:\n    pass",
		"try:\n    import tomllib\nexcept compat.errors:\n    pass",
		"import contextlib\nwith contextlib.suppress(Exception):\n    datetime.UTC",
		"import sys\nif sys.version_info > (3, 11):\n    datetime.UTC",
		"import sys\ndef f():\n    if sys.version_info < (3, 11):\n        return\n    datetime.UTC",
		"if hasattr(datetime, 'UTC'):\n    datetime.UTC",
		"if PY311 and x:\n    datetime.UTC",
		"x = datetime.UTC if PY311 else None",
		"x = PYTHON_311 and datetime.UTC",
		"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import tomllib",
		"if __name__ == '__main__':\n    import tomllib",
		"datetime.UTC = 1\ndef f():\n    return datetime.UTC",
		"setattr(datetime, 'UTC', 1)\nprint(datetime.UTC)",
		"def f(datetime):\n    return datetime.UTC",
		"f = lambda datetime: datetime.UTC",
		"x = [datetime.UTC for datetime in y]",
		"datetime = Clock()\ndef f():\n    return datetime.UTC",
		"def f() -> datetime.UTC: ...",
		"x: datetime.UTC",
	])("%j", (code) => {
		expect(usesIn(APP + code)).toEqual([]);
	});

	test("a handler of other exceptions is not", () => {
		expect(usesIn(`${APP}try:\n    datetime.UTC\nexcept (KeyError, json.JSONDecodeError):\n    pass`)).toHaveLength(1);
	});
});

test("a hostile file is read in linear time, and not without end", () => {
	const hostile = [
		`${"import datetime\n"}${"datetime.UTC\n".repeat(100_000)}`,
		`import datetime\ndef f():\n${"    datetime.UTC\n".repeat(50_000)}`,
		`import datetime\n${"@datetime.UTC\n".repeat(5_000)}def f(): pass`,
		`hasattr${" ".repeat(200_000)}(`,
		`x = ${"hasattr(".repeat(300)}${")".repeat(300)}`,
		`a${" ".repeat(200_000)}\nb${".c".repeat(100_000)} = 1`,
	];
	for (const text of hostile) {
		const before = processorTime();
		expect(usesIn(text).length).toBeLessThanOrEqual(500);
		expect(processorTime() - before).toBeLessThan(20_000);
	}
});
