// Functions and classes like those of any backend: loops, branches, comprehensions, f-strings, decorators.

const NOUNS = [
	"order",
	"invoice",
	"customer",
	"payment",
	"report",
	"session",
	"message",
	"address",
	"product",
	"shipment",
];
const VERBS = ["load", "collect", "merge", "check", "format", "sum_up", "group", "filter", "prepare", "compare"];

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A function at module level. */
export function functionText(next, index) {
	const noun = pick(next, NOUNS);
	const verb = pick(next, VERBS);
	return `

def ${verb}_${noun}_${index}(${noun}s, limit=${whole(next, 500)}, *, is_strict=False):
    """${verb} every ${noun} that is younger than the limit.

    Those without a date count as old; see the handbook, chapter ${whole(next, 30)}.
    """
    found = {}
    for position, ${noun} in enumerate(${noun}s):
        if ${noun} is None or (is_strict and not ${noun}.get("is_valid", True)):
            continue
        key = ${noun}.get("id") or f"${noun}-{position:04d}"
        try:
            amount = float(${noun}["amount"]) * ${whole(next, 100)} / 100
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{key}: the amount of a ${noun} is no number: {error!r}") from error
        if amount > limit and key not in found:
            found[key] = {"amount": amount, "labels": [label.strip().lower() for label in ${noun}.get("labels", [])]}
        elif amount < 0:
            found.setdefault(key, {})["is_refund"] = True
        else:
            found[key] = {**found.get(key, {}), "rank": position % ${1 + whole(next, 9)}}
    return sorted(found.items(), key=lambda pair: (pair[1].get("rank", 0), pair[0]))
`;
}

/** A class with a few methods. */
export function classText(next, index) {
	const noun = pick(next, NOUNS);
	const name = `${noun[0].toUpperCase()}${noun.slice(1)}Keeper${index}`;
	return `

class ${name}:
    """Keeps what is known of a ${noun} and answers questions about it."""

    LIMITS = {"daily": ${whole(next, 1000)}, "monthly": ${whole(next, 30000)}, "names": ("first", "second", "third")}

    def __init__(self, store, clock=None):
        self.store = store
        self.clock = clock
        self._cache = {}

    @property
    def is_empty(self):
        return not self._cache and len(self.store) == 0

    @classmethod
    def from_rows(cls, rows):
        return cls({row["id"]: dict(row, seen=True) for row in rows if row.get("id")})

    async def refresh(self, *ids, timeout=${whole(next, 60)}):
        async for row in self.store.fetch(ids, timeout=timeout):
            self._cache[row["id"]] = row
        while len(self._cache) > self.LIMITS["daily"]:
            self._cache.pop(next(iter(self._cache)))
        return {key: value for key, value in self._cache.items() if value is not None}
`;
}

function pick(next, words) {
	return words[Math.floor(next() * words.length)];
}

function whole(next, bound) {
	return Math.floor(next() * bound);
}
