/** How a text in one of Python's encodings can be read here. */
export type Encoding =
	| { readonly kind: "utf-8" }
	| { readonly kind: "ascii" }
	| { readonly kind: "latin-1" }
	/** By the label of the WHATWG Encoding Standard, which Node's TextDecoder takes. */
	| { readonly kind: "labelled"; readonly label: string }
	/** Python reads it; here only the ASCII part of a text can be read. */
	| { readonly kind: "ascii-based" }
	/** Python reads it, and not even ASCII is what it looks like. */
	| { readonly kind: "foreign" }
	/** Two or four bytes for each character: a cookie in plain letters contradicts it. */
	| { readonly kind: "wide" };

/**
 * The encoding that a name in a coding cookie stands for, as CPython's `encodings` package looks it up;
 * `undefined` for a name that it does not know, and for codecs that are not for text ("rot13").
 */
export function encodingNamed(name: string): Encoding | undefined {
	const normal = normalName(name);
	if (normal === "utf-8") return { kind: "utf-8" };
	if (normal === "iso-8859-1") return { kind: "latin-1" };
	return ENCODINGS.get(name.toLowerCase().replace(/[^a-z0-9]+/g, "_"));
}

/** The tokenizer's own normal form of a cookie (`get_normal_name` in CPython's Parser/tokenizer.c). */
export function normalName(name: string): string {
	const start = name.slice(0, 12).toLowerCase().replaceAll("_", "-");
	if (start === "utf-8" || start.startsWith("utf-8-")) return "utf-8";
	const isLatin = ["latin-1", "iso-8859-1", "iso-latin-1"].some((one) => start === one || start.startsWith(`${one}-`));
	return isLatin ? "iso-8859-1" : name;
}

// From `encodings.aliases` of CPython 3.13.
const UTF_8 = "cp65001 u8 utf utf8 utf8_ucs2 utf8_ucs4 utf_8 utf_8_sig";
const ASCII =
	"646 ansi_x3_4_1968 ansi_x3_4_1986 ascii cp367 csascii ibm367 iso646_us iso_646_irv_1991 iso_ir_6 us us_ascii";
const LATIN_1 =
	"8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1 latin_1";
const WIDE =
	"u16 utf16 utf_16 unicodebigunmarked utf_16_be utf_16be unicodelittleunmarked utf_16_le utf_16le u32 utf32 utf_32 utf_32_be utf_32be utf_32_le utf_32le";

/** WHATWG label, then Python's names for the same encoding or a part of it. */
const LABELLED: readonly (readonly [label: string, names: string])[] = [
	["windows-1250", "1250 cp1250 windows_1250"],
	["windows-1251", "1251 cp1251 windows_1251"],
	["windows-1252", "1252 cp1252 windows_1252"],
	["windows-1253", "1253 cp1253 windows_1253"],
	["windows-1254", "1254 cp1254 windows_1254"],
	["windows-1255", "1255 cp1255 windows_1255"],
	["windows-1256", "1256 cp1256 windows_1256"],
	["windows-1257", "1257 cp1257 windows_1257"],
	["windows-1258", "1258 cp1258 windows_1258"],
	["iso-8859-2", "csisolatin2 iso8859_2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2"],
	["iso-8859-3", "csisolatin3 iso8859_3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3"],
	["iso-8859-4", "csisolatin4 iso8859_4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4"],
	["iso-8859-5", "csisolatincyrillic cyrillic iso8859_5 iso_8859_5 iso_8859_5_1988 iso_ir_144"],
	["iso-8859-7", "csisolatingreek ecma_118 elot_928 greek greek8 iso8859_7 iso_8859_7 iso_8859_7_1987 iso_ir_126"],
	["iso-8859-10", "csisolatin6 iso8859_10 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6"],
	["iso-8859-13", "iso8859_13 iso_8859_13 l7 latin7"],
	["iso-8859-14", "iso8859_14 iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8"],
	["iso-8859-15", "iso8859_15 iso_8859_15 l9 latin9"],
	["iso-8859-16", "iso8859_16 iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10"],
	["koi8-r", "cskoi8r koi8_r"],
	["koi8-u", "koi8_u"],
	["ibm866", "866 cp866 csibm866 ibm866"],
	[
		"gbk",
		"936 cp936 gbk ms936 chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312 gb2312_1980 gb2312_80 iso_ir_58",
	],
	["gb18030", "gb18030 gb18030_2000"],
	["big5", "950 cp950 ms950 big5 big5_tw csbig5"],
	["shift_jis", "932 cp932 ms932 ms_kanji mskanji csshiftjis s_jis shift_jis shiftjis sjis"],
	["euc-jp", "euc_jp eucjp u_jis ujis"],
	["euc-kr", "949 cp949 ms949 uhc euc_kr euckr korean ks_c_5601 ks_c_5601_1987 ks_x_1001 ksc5601 ksx1001"],
];

const ASCII_BASED =
	"1125 cp1125 cp866u ibm1125 ruscii 437 cp437 cspc8codepage437 ibm437 775 cp775 cspc775baltic ibm775 850 cp850 cspc850multilingual ibm850 852 cp852 cspcp852 ibm852 855 cp855 csibm855 ibm855 857 cp857 csibm857 ibm857 858 cp858 csibm858 ibm858 860 cp860 csibm860 ibm860 861 cp861 cp_is csibm861 ibm861 862 cp862 cspc862latinhebrew ibm862 863 cp863 csibm863 ibm863 865 cp865 csibm865 ibm865 869 cp869 cp_gr csibm869 ibm869 arabic asmo_708 csisolatinarabic ecma_114 iso8859_6 iso_8859_6 iso_8859_6_1987 iso_ir_127 csisolatinhebrew hebrew iso8859_8 iso_8859_8 iso_8859_8_1988 iso_ir_138 csisolatin5 iso8859_9 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5 iso8859_11 iso_8859_11 iso_8859_11_2001 thai iso_ir_166 tis620 tis_620 tis_620_0 tis_620_2529_0 tis_620_2529_1 cp720 cp737 cp856 cp874 cp1006 cp1051 hp_roman8 ibm1051 r8 roman8 cp1361 johab ms1361 cp154 csptcp154 cyrillic_asian pt154 ptcp154 koi8_t kz1048 kz_1048 rk1048 strk1048_2002 big5_hkscs big5hkscs hkscs euc_jis2004 euc_jis_2004 eucjis2004 jisx0213 euc_jisx0213 eucjisx0213 mac_arabic mac_centeuro mac_latin2 maccentraleurope maclatin2 mac_croatian mac_cyrillic maccyrillic mac_farsi mac_greek macgreek mac_iceland maciceland mac_roman macintosh macroman mac_romanian mac_turkish macturkish palmos x_mac_japanese x_mac_korean x_mac_simp_chinese x_mac_trad_chinese charmap";

const FOREIGN =
	"037 cp037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039 1026 cp1026 csibm1026 ibm1026 1140 cp1140 ibm1140 273 cp273 csibm273 ibm273 424 cp424 csibm424 ebcdic_cp_he ibm424 500 cp500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500 864 cp864 csibm864 ibm864 cp875 csiso2022jp iso2022_jp iso2022jp iso_2022_jp iso2022_jp_1 iso2022jp_1 iso_2022_jp_1 iso2022_jp_2 iso2022jp_2 iso_2022_jp_2 iso2022_jp_2004 iso2022jp_2004 iso_2022_jp_2004 iso2022_jp_3 iso2022jp_3 iso_2022_jp_3 iso2022_jp_ext iso2022jp_ext iso_2022_jp_ext csiso2022kr iso2022_kr iso2022kr iso_2022_kr hz hz_gb hz_gb_2312 hzgb idna punycode raw_unicode_escape unicode_escape s_jis_2004 shift_jis_2004 shiftjis2004 sjis_2004 s_jisx0213 shift_jisx0213 shiftjisx0213 sjisx0213 u7 unicode_1_1_utf_7 utf7 utf_7";

const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
	...entries(UTF_8, { kind: "utf-8" }),
	...entries(ASCII, { kind: "ascii" }),
	...entries(LATIN_1, { kind: "latin-1" }),
	...entries(WIDE, { kind: "wide" }),
	...entries(ASCII_BASED, { kind: "ascii-based" }),
	...entries(FOREIGN, { kind: "foreign" }),
	...LABELLED.flatMap(([label, names]) => entries(names, { kind: "labelled", label })),
]);

function entries(names: string, encoding: Encoding): [string, Encoding][] {
	return names.split(" ").map((name) => [name, encoding]);
}
