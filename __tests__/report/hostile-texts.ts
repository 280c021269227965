/** The commands that somebody would like the runner to take, each in a form that it might. */
const COMMANDS = [
	"::error::forged",
	"::set-output name=verdict::pass",
	"::stop-commands::x",
	"::add-mask::e",
	"::add-matcher::matcher.json",
	"##[error]forged",
	"##[set-output name=verdict]pass",
	"##[add-mask]e",
];

/** What may stand before a command so that it begins a line, or that a reader looks over. */
const PREFIXES = [
	"",
	"\n",
	"\r",
	"\r\n",
	"\u2028",
	"\u2029",
	"\u0085",
	"\u000b",
	"\u000c",
	"\t",
	"\u00a0",
	"\u3000",
	"\ufeff",
	"\u200b",
	"\u0000",
	"\u001b[2K\r",
	"\u001b]0;x\u0007",
	"%0A",
	"x\n ",
	"#",
];

/** Texts that would move, hide or reorder what stands beside them. */
const TRICKS = [
	"\u202egnp.exe",
	"\u2066a\u2069",
	"\u200e\u200f",
	"\ud800",
	"\udfff",
	"a\u0008\u0008b",
	"\u001b[31mred",
	"\u009b31m",
	"\u00ad#\u00ad#\u00ad[error]forged",
	":\u200b:error::forged",
	"\u{e0041}\u{e007f}",
	"\u3164",
	"<script>alert(1)</script>",
	"</code></td></table><h1>forged</h1>",
	"| a | b |",
	"](https://example.com)",
	"![x](https://example.com/x.png)",
	"`code` ``` ~~~",
	"@someone #1 www.example.com https://example.com",
	"<!-- -->",
	"$\\href{x}{y}$",
	"&lt;b&gt;",
	"x".repeat(10_000),
	"\n".repeat(1_000),
	"👩🏽‍💻 ❤️",
];

/** Texts that a hostile repository may put into names and contents: none may do more than be read. */
export const HOSTILE: readonly string[] = [
	...COMMANDS.flatMap((command) => PREFIXES.map((prefix) => `${prefix}${command}`)),
	...TRICKS,
];
