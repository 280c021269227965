import type { Single } from "../value.ts";

// The attributes that `dir()` shows in CPython 3.9 to 3.13, without those that begin with an underscore: every object has some of these.

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const OF_TEXT = words(
	"capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit " +
		"isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix " +
		"replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill",
);

const OF_NUMBERS = words(
	"as_integer_ratio bit_count bit_length conjugate denominator from_bytes fromhex hex imag is_integer numerator real to_bytes",
);

/** Lists, tuples and deques: a part of a list is taken for a tuple here. */
const OF_SEQUENCES = words(
	"append appendleft clear copy count extend extendleft index insert maxlen pop popleft remove reverse rotate sort",
);

/** Dicts and the kinds of them in `collections`. */
const OF_DICTS = words(
	"clear copy default_factory elements fromkeys get items keys most_common move_to_end pop popitem setdefault subtract total update values",
);

const OF_SETS = words(
	"add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove " +
		"symmetric_difference symmetric_difference_update union update",
);

/** What the classes themselves have, beside what every class has. */
const OF_CLASSES: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
	"builtins.str": new Set([...OF_TEXT, "mro"]),
	"builtins.int": new Set([...OF_NUMBERS, "mro"]),
	"builtins.float": new Set([...OF_NUMBERS, "mro"]),
	"builtins.list": new Set([...OF_SEQUENCES, "mro"]),
	"builtins.tuple": new Set([...OF_SEQUENCES, "mro"]),
	"builtins.dict": new Set([...OF_DICTS, "mro"]),
};

/** Whether an object of one of Python's own types certainly has no such attribute. */
export function lacksBuiltIn(object: Single, name: string): boolean {
	if (name.startsWith("_")) return false;
	const known = namesOf(object);
	return known !== undefined && !known.has(name);
}

function namesOf(object: Single): ReadonlySet<string> | undefined {
	if (object.kind === "tuple") return OF_SEQUENCES;
	if (object.kind === "constant") {
		if (typeof object.value === "string") return OF_TEXT;
		return object.value === null ? undefined : OF_NUMBERS;
	}
	if (object.kind === "library" && object.type.name === "number") return OF_NUMBERS;
	if (object.kind === "library" && object.type.name === "str") return OF_TEXT;
	if (object.kind === "external") return OF_CLASSES[object.path];
	if (object.kind !== "container") return undefined;
	switch (object.type) {
		case "list":
			return OF_SEQUENCES;
		case "dict":
			return OF_DICTS;
		case "set":
			return OF_SETS;
		default:
			return undefined;
	}
}
