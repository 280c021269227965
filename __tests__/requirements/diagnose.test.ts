import { describe, expect, test } from "@jest/globals";
import { diagnose } from "../../src/requirements/diagnoses/diagnose.ts";
import { processorTime } from "../support/processor-time.ts";

describe("what was meant by a line", () => {
	const safe: readonly [line: string, meant: string][] = [
		["fastapi=0.1", "fastapi==0.1"],
		["fastapi = 0.1", "fastapi == 0.1"],
		["fastapi=>0.1", "fastapi>=0.1"],
		["fastapi=<0.1", "fastapi<=0.1"],
		["fastapi> =0.1", "fastapi>=0.1"],
		["fastapi<>0.1", "fastapi!=0.1"],
		["fastapi>=1 <2", "fastapi>=1,<2"],
		["fastapi>=0.100.0<0.111.0", "fastapi>=0.100.0,<0.111.0"],
		["fastapi>=1,<2,", "fastapi>=1,<2"],
		["fastapi>=0.*", "fastapi>=0"],
		['fastapi=="0.1"', "fastapi==0.1"],
		['fastapi = "^0.104.1"', "fastapi>=0.104.1,<0.105"],
		['fastapi = "^1.2"', "fastapi>=1.2,<2"],
		["fastapi^0.0.3", "fastapi>=0.0.3,<0.0.4"],
		['fastapi = "*"', "fastapi"],
		['fastapi = ">=0.1,<1"', "fastapi>=0.1,<1"],
		['fastapi = "0.104.1"', "fastapi==0.104.1"],
		["fastapi==^0.1", "fastapi>=0.1,<0.2"],
		['"fastapi>=1",', "fastapi>=1"],
		["'fastapi'", "fastapi"],
		["fastapi,", "fastapi"],
		["* fastapi", "fastapi"],
		["- fastapi", "fastapi"],
		["1. fastapi", "fastapi"],
		["• fastapi", "fastapi"],
		["pip install fastapi", "fastapi"],
		["pip3 install -U fastapi==0.1", "fastapi==0.1"],
		["$ python3 -m pip install fastapi", "fastapi"],
		["!pip install fastapi", "fastapi"],
		["RUN pip install --no-cache-dir fastapi", "fastapi"],
		["uv pip install fastapi", "fastapi"],
		['pip install "uvicorn[standard]"', "uvicorn[standard]"],
		["pip install -r base.txt", "-r base.txt"],
		["conda install fastapi", "fastapi"],
		["--upgrade", ""],
		["fastapi --no-cache-dir", "fastapi"],
		["-R base.txt", "-r base.txt"],
		["--requirements base.txt", "-r base.txt"],
		["fastapi latest", "fastapi"],
		["fastapi==latest", "fastapi"],
		["fastapi@latest", "fastapi"],
		["fastapi==*", "fastapi"],
		["fastapi==", "fastapi"],
		["fastapi 0.104.1", "fastapi==0.104.1"],
		["fastapi@0.104.1", "fastapi==0.104.1"],
		["fastapi: 0.104.1", "fastapi==0.104.1"],
		["fastapi==0.1#web", "fastapi==0.1  # web"],
		["// web", "# web"],
		["fastapi\u00a0>=1", "fastapi >=1"],
		["fast\u200bapi", "fastapi"],
		["python\u2011dotenv", "python-dotenv"],
		["fastapi≥0.1", "fastapi>=0.1"],
		["—index-url https://x", "--index-url https://x"],
		["a; python_version >= “3.8”", 'a; python_version >= "3.8"'],
		["a; python_version >= 3.8", 'a; python_version >= "3.8"'],
		["a; sys_platform == win32", 'a; sys_platform == "win32"'],
		['a; sys_platform = "win32"', 'a; sys_platform == "win32"'],
		['a; python_version => "3.8"', 'a; python_version >= "3.8"'],
		['a; python>="3.8"', 'a; python_version>="3.8"'],
		['a; os_name=="nt" && python_version>"3"', 'a; os_name=="nt" and python_version>"3"'],
		['a; os_name=="nt" || python_version>"3"', 'a; os_name=="nt" or python_version>"3"'],
		['a; os_name not  in "nt"', 'a; os_name not in "nt"'],
		["uvicorn(standard)", "uvicorn[standard]"],
		["uvicorn{standard}", "uvicorn[standard]"],
		["uvicorn>=0.1[standard]", "uvicorn[standard]>=0.1"],
		["uvicorn[standard", "uvicorn[standard]"],
	];
	test.each(safe)("%j is plainly %j", (line, meant) => {
		expect(diagnose(line)).toMatchObject({ meant, safety: "safe" });
	});

	const unsafe: readonly [line: string, meant: string][] = [
		["fastapi~0.1", "fastapi~=0.1"],
		["fastapi uvicorn", "fastapi\nuvicorn"],
		["fastapi, uvicorn==1, sqlmodel[x]", "fastapi\nuvicorn==1\nsqlmodel[x]"],
		["pip install fastapi uvicorn", "fastapi\nuvicorn"],
		["numpy=1.26.4=py310hb13e2d6_0", "numpy==1.26.4"],
		["conda-forge::numpy", "numpy"],
		["certifi @ file:///croot/certifi_1/work/certifi", "certifi"],
		["git@github.com:x/y.git", "git+ssh://git@github.com/x/y.git"],
		["github.com/x/y", "git+https://github.com/x/y"],
		["fastapi<1.*", "fastapi<1"],
	];
	test.each(unsafe)("%j is probably %j", (line, meant) => {
		expect(diagnose(line)).toMatchObject({ meant, safety: "unsafe" });
	});

	test.each([
		"<<<<<<< HEAD",
		"=======",
		"{}",
		"fastapi[a b]",
		"fastapi==0.1)",
		"_fastapi",
		"--frobnicate",
		"-r",
		"a; foo == 'x'",
		"a; (os_name == 'nt'",
		"https://x/fastapi.whl",
		"é",
		"x".repeat(400),
	])("%j may be anything", (line) => {
		expect(diagnose(line)).toBeUndefined();
	});
});

test("a line of any kind is diagnosed in little time", () => {
	const begin = processorTime();
	for (const piece of [
		"a ",
		"a,",
		"=",
		">=1",
		"a-",
		"a.",
		"[",
		"a[b]",
		'"',
		"(",
		"; ",
		"not ",
		"#",
		"/",
		"1.",
		"\u00a0",
		"^",
		"~",
	]) {
		for (const before of ["", "a", "a==1", "a;"]) {
			for (const after of ["", "!", "\u00e9"]) diagnose(before + piece.repeat(290 / piece.length) + after);
		}
	}
	expect(processorTime() - begin).toBeLessThan(3_000);
});
