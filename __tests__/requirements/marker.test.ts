import { describe, expect, test } from "@jest/globals";
import { evaluateMarker } from "../../src/requirements/markers/marker.ts";

const target = { version: { major: 3, minor: 10 } } as const;

describe("a marker on CPython 3.10, Linux x86-64", () => {
	const markers: readonly [marker: string, truth: "true" | "false" | "unknown" | undefined][] = [
		['python_version == "3.10"', "true"],
		['python_version == "3.1"', "false"],
		['python_version >= "3.9"', "true"],
		['python_version < "3.9"', "false"],
		['"3.9" < python_version', "true"],
		['python_version == "3.10.0"', "true"],
		['python_version == "3.*"', "true"],
		['python_version != "3.10.*"', "false"],
		['python_version ~= "3.8"', "true"],
		['python_version ~= "2.7"', "false"],
		['python_version in "3.9 3.10"', "true"],
		['python_version not in "3.9 3.10"', "false"],
		['python_version === "3.10"', "true"],
		['python_version >= "3.10rc1"', "true"],
		['python_version > "3,9"', "unknown"],
		['python_full_version >= "3.10.0"', "true"],
		['python_full_version < "3.10.0"', "false"],
		['python_full_version < "3.10.5"', "unknown"],
		['python_full_version == "3.10.*"', "true"],
		['python_full_version == "3.10.4"', "unknown"],
		['implementation_version >= "3.11"', "false"],
		['sys_platform == "linux"', "true"],
		['sys_platform == "linux2"', "false"],
		['sys_platform != "win32"', "true"],
		['"linux" in sys_platform', "true"],
		['platform_system == "Windows"', "false"],
		['platform_machine == "x86_64"', "true"],
		['platform_machine == "aarch64"', "false"],
		['os_name == "posix"', "true"],
		['os_name > "nt"', "unknown"],
		['implementation_name == "pypy"', "false"],
		['platform_python_implementation == "CPython"', "true"],
		['python_implementation == "PyPy"', "false"],
		["os.name == 'nt'", "false"],
		["sys.platform == 'linux'", "true"],
		['extra == "dev"', "false"],
		['extra != "dev"', "true"],
		['platform_release >= "5"', "unknown"],
		['platform_version == "x"', "unknown"],
		['os_name == "nt" and platform_release > "5"', "false"],
		['os_name == "posix" or platform_release > "5"', "true"],
		['os_name == "posix" and platform_release > "5"', "unknown"],
		['os_name == "nt" or platform_release > "5"', "unknown"],
		['os_name == "posix" or os_name == "nt" and os_name == "nt"', "true"],
		['(os_name == "posix" or os_name == "nt") and os_name == "nt"', "false"],
		['os_name == "nt" and os_name == "nt" or os_name == "posix"', "true"],
		['((os_name=="posix"))', "true"],
		['os_name=="posix"and(os_name=="nt"or os_name=="posix")', "true"],
		["os_name", undefined],
		["", undefined],
		["()", undefined],
		["and", undefined],
		['os_name == "posix" and', undefined],
		['os_name == "posix" os_name == "posix"', undefined],
		['(os_name == "posix"', undefined],
		['os_name == "posix")', undefined],
		['not os_name == "posix"', undefined],
		['os_name = "posix"', undefined],
		["os_name == posix", undefined],
		['os_name == "posix', undefined],
		['distribution == "x"', undefined],
		['"a" == "a"', undefined],
		["python_version < 3", undefined],
	];
	test.each(markers)("%s is %s", (marker, truth) => {
		expect(evaluateMarker(marker, target)).toBe(truth);
	});

	test("brackets nest as deep as they like", () => {
		const depth = 100_000;
		expect(evaluateMarker(`${"(".repeat(depth)}os_name == "posix"${")".repeat(depth)}`, target)).toBe("true");
	});
});
