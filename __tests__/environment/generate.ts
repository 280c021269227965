import { APPLICATION } from "./corpus.ts";

/** Draws whole numbers below a bound. */
export type Draw = (bound: number) => number;

/** Names that programs are made of. */
export const NAMES = ["ALPHA", "BETA", "GAMMA", "DELTA"] as const;

/** Ways to ask for a variable at the level of a module; `i` makes names that are bound only once. */
const READS: readonly ((name: string, i: number) => string)[] = [
	(name) => `print(os.environ["${name}"])`,
	(name, i) => `v${i} = os.getenv("${name}")`,
	(name, i) => `v${i} = os.getenv("${name}", "1")`,
	(name, i) => `v${i} = os.getenv("${name}") or "1"`,
	(name, i) => `v${i} = int(os.getenv("${name}", "1"))`,
	(name, i) => `v${i} = int(os.getenv("${name}"))`,
	(name, i) => `v${i} = os.environ.get("${name}")\nif not v${i}:\n    raise RuntimeError("${name}")`,
	(name, i) => `v${i} = os.environ.get("${name}")\nif v${i} is not None:\n    print(v${i}.split(","))`,
	(name, i) => `v${i} = os.getenv("${name}")\nassert v${i}, "${name}"`,
	(name, i) => `v${i} = require("${name}")`,
	(name, i) => `v${i} = lenient("${name}")`,
	(name, i) => `v${i} = lenient("${name}", "1")`,
	(name, i) => `def f${i}():\n    return os.environ["${name}"]`,
	(name, i) => `def f${i}():\n    return os.environ["${name}"]\nv${i} = f${i}()`,
	(name, i) => `class C${i}:\n    value = os.environ["${name}"]`,
	(name, i) => `class C${i}:\n    def __init__(self):\n        self.value = os.environ["${name}"]\nv${i} = C${i}()`,
	(name, i) => `try:\n    v${i} = os.environ["${name}"]\nexcept KeyError:\n    v${i} = "1"`,
	(name, i) => `try:\n    v${i} = os.environ["${name}"]\nexcept KeyError as error:\n    raise RuntimeError from error`,
	(name) => `if "${name}" not in os.environ:\n    raise RuntimeError("${name}")`,
	(name) => `if "${name}" in os.environ:\n    print(os.environ["${name}"])`,
	(name) => `os.environ.setdefault("${name}", "1")`,
	(name, i) => `v${i} = [os.environ[n] for n in ("${name}",)]`,
	(name, i) => `m${i} = [n for n in ["${name}"] if not os.getenv(n)]\nif m${i}:\n    raise RuntimeError(m${i})`,
	(name, i) => `class S${i}(BaseSettings):\n    ${name.toLowerCase()}: str\ns${i} = S${i}()`,
	(name, i) => `class S${i}(BaseSettings):\n    ${name.toLowerCase()}: str = "1"\ns${i} = S${i}()`,
	(name, i) => `class S${i}(BaseSettings):\n    value: str = Field(..., env="${name}")\ns${i} = S${i}()`,
	(name, i) => `class S${i}(BaseSettings):\n    ${name.toLowerCase()}: str\ndef g${i}():\n    return S${i}()`,
	(name) => `@app.on_event("startup")\ndef start_${name}():\n    print(os.environ["${name}"])`,
	(name, i) => `@app.get("/${i}")\ndef route_${i}():\n    return os.environ["${name}"]`,
	(name, i) => `v${i} = os.getenv("${name}", "").split(",")`,
	(name, i) => `v${i} = os.getenv("${name}").split(",")`,
	(name, i) => `v${i} = "a" + os.getenv("${name}")`,
	(name, i) => `v${i} = config("${name}")`,
	(name, i) => `v${i} = config("${name}", default="1")`,
];

const HEAD = `import os
from pydantic import BaseSettings, Field
from starlette.config import Config
config = Config()
def require(name):
    value = os.getenv(name)
    if not value:
        raise RuntimeError(name)
    return value
def lenient(name, default=None):
    return os.environ.get(name, default)
`;

/** A program of some reads, each at the level of the module or in a branch that may not run. */
export function generateProgram(draw: Draw): string {
	const count = 2 + draw(4);
	const parts = Array.from({ length: count }, (_, index) => {
		const name = NAMES[draw(NAMES.length)] ?? "ALPHA";
		const text = READS[draw(READS.length)]?.(name, index) ?? "";
		const shape = draw(8);
		if (shape === 0) return `if os.getenv("BRANCH") == "yes":\n${indented(text)}`;
		return shape === 1 ? `if True:\n${indented(text)}` : text;
	});
	return [APPLICATION, HEAD, ...parts].join("\n");
}

function indented(text: string): string {
	return text
		.split("\n")
		.map((line) => `    ${line}`)
		.join("\n");
}
