import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { askPython } from "./python.ts";

/** Bytes of the largest module that is taken. */
const SIZE_LIMIT = 60_000;

/** About `count` modules of the machine's standard library, evenly spread; its tests are left out. */
export function sampleOfLibrary(count: number): string[] {
	const library = askPython(["-c", "import sysconfig; print(sysconfig.get_path('stdlib'), end='')"]);
	const modules = readdirSync(library, { recursive: true, encoding: "utf8" })
		.filter((path) => path.endsWith(".py") && !/(^|[\\/])(tests?|site-packages|dist-packages|lib2to3)[\\/]/.test(path))
		.map((path) => join(library, path))
		.filter((path) => statSync(path).size < SIZE_LIMIT)
		.sort();
	const step = Math.max(1, Math.floor(modules.length / count));
	return modules.filter((_, index) => index % step === 0);
}
