"""Makes src/python/syntax/lexer/character-names.json from the unicodedata of several interpreters, oldest first:

    python3 scripts/character-names.py python3.9 python3.11 python3.12 python3.13

The file holds, for each interpreter, the hashes of the names that are new in it: sorted, as differences, each in
groups of seven bits with the lowest first, in base64. character-names.ts reads it.
"""

import base64
import json
import subprocess
import sys

BITS = 22
TARGET = "src/python/syntax/lexer/character-names.json"

# Aliases are not listed by unicodedata: those of the control characters and the corrections are asked for by name.
LIST = r"""
import sys, unicodedata
names = set()
for code in range(sys.maxunicode + 1):
    name = unicodedata.name(chr(code), "")
    if name and not name.startswith(("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")):
        names.add(name)
# Aliases and named sequences live in private code points of CPython's own table (makeunicodedata.py).
for alias in sys.stdin.read().split("\n"):
    try:
        unicodedata.lookup(alias)
        names.add(alias)
    except KeyError:
        pass
print(sys.version_info[1])
print("\n".join(sorted(names)))
"""

# NameAliases.txt, the control characters and format abbreviations that people write.
ALIASES = (
    "NULL|NUL|START OF HEADING|SOH|START OF TEXT|STX|END OF TEXT|ETX|END OF TRANSMISSION|EOT|ENQUIRY|ENQ|"
    "ACKNOWLEDGE|ACK|ALERT|BEL|BACKSPACE|BS|CHARACTER TABULATION|HORIZONTAL TABULATION|HT|TAB|LINE FEED|NEW LINE|"
    "END OF LINE|LF|NL|EOL|LINE TABULATION|VERTICAL TABULATION|VT|FORM FEED|FF|CARRIAGE RETURN|CR|SHIFT OUT|"
    "LOCKING-SHIFT ONE|SO|SHIFT IN|LOCKING-SHIFT ZERO|SI|DATA LINK ESCAPE|DLE|DEVICE CONTROL ONE|DC1|"
    "DEVICE CONTROL TWO|DC2|DEVICE CONTROL THREE|DC3|DEVICE CONTROL FOUR|DC4|NEGATIVE ACKNOWLEDGE|NAK|"
    "SYNCHRONOUS IDLE|SYN|END OF TRANSMISSION BLOCK|ETB|CANCEL|CAN|END OF MEDIUM|EOM|EM|SUBSTITUTE|SUB|ESCAPE|ESC|"
    "INFORMATION SEPARATOR FOUR|FILE SEPARATOR|FS|INFORMATION SEPARATOR THREE|GROUP SEPARATOR|GS|"
    "INFORMATION SEPARATOR TWO|RECORD SEPARATOR|RS|INFORMATION SEPARATOR ONE|UNIT SEPARATOR|US|SP|DELETE|DEL|"
    "PADDING CHARACTER|PAD|HIGH OCTET PRESET|HOP|BREAK PERMITTED HERE|BPH|NO BREAK HERE|NBH|INDEX|IND|NEXT LINE|"
    "NEL|START OF SELECTED AREA|SSA|END OF SELECTED AREA|ESA|CHARACTER TABULATION SET|HTS|"
    "CHARACTER TABULATION WITH JUSTIFICATION|HTJ|LINE TABULATION SET|VTS|PARTIAL LINE FORWARD|PLD|"
    "PARTIAL LINE BACKWARD|PLU|REVERSE LINE FEED|REVERSE INDEX|RI|SINGLE SHIFT TWO|SINGLE-SHIFT-2|SS2|"
    "SINGLE SHIFT THREE|SINGLE-SHIFT-3|SS3|DEVICE CONTROL STRING|DCS|PRIVATE USE ONE|PRIVATE USE-1|PU1|"
    "PRIVATE USE TWO|PRIVATE USE-2|PU2|SET TRANSMIT STATE|STS|CANCEL CHARACTER|CCH|MESSAGE WAITING|MW|"
    "START OF GUARDED AREA|START OF PROTECTED AREA|SPA|END OF GUARDED AREA|END OF PROTECTED AREA|EPA|"
    "START OF STRING|SOS|SINGLE GRAPHIC CHARACTER INTRODUCER|SGC|SINGLE CHARACTER INTRODUCER|SCI|"
    "CONTROL SEQUENCE INTRODUCER|CSI|STRING TERMINATOR|ST|OPERATING SYSTEM COMMAND|OSC|PRIVACY MESSAGE|PM|"
    "APPLICATION PROGRAM COMMAND|APC|NBSP|SHY|CGJ|FVS1|FVS2|FVS3|MVS|ZWSP|ZWNJ|ZWJ|LRM|RLM|LRE|RLE|PDF|LRO|RLO|"
    "NNBSP|MMSP|WJ|LRI|RLI|FSI|PDI|BYTE ORDER MARK|BOM|ZWNBSP|LATIN CAPITAL LETTER GHA|LATIN SMALL LETTER GHA|"
    "WEIERSTRASS ELLIPTIC FUNCTION|MICR ON US SYMBOL|MICR DASH SYMBOL|"
    "PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET|"
    "BYZANTINE MUSICAL SYMBOL FTHORA SKLIRON CHROMA VASIS|KANNADA LETTER LLLA|LAO LETTER FO FON|LAO LETTER FO FAY|"
    "LAO LETTER RO|LAO LETTER LO|TIBETAN MARK BKA- SHOG GI MGO RGYAN|YI SYLLABLE ITERATION MARK"
)
ALIASES += "".join(f"|VS{number}|VARIATION SELECTOR-{number}" for number in range(1, 257))


def hash_of(name):
    """FNV-1a, folded to BITS bits."""
    value = 0x811C9DC5
    for byte in name.encode("ascii"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return (value ^ (value >> BITS)) & ((1 << BITS) - 1)


def pack(hashes):
    packed = bytearray()
    before = 0
    for value in sorted(hashes):
        step = value - before
        before = value
        while step >= 0x80:
            packed.append(step & 0x7F | 0x80)
            step >>= 7
        packed.append(step)
    return base64.b64encode(bytes(packed)).decode()


def main():
    seen = set()
    groups = []
    for interpreter in sys.argv[1:]:
        aliases = ALIASES.replace("|", "\n")
        answer = subprocess.run([interpreter, "-c", LIST], input=aliases, capture_output=True, text=True, check=True)
        minor, *names = answer.stdout.splitlines()
        hashes = {hash_of(name) for name in names} - seen
        seen |= hashes
        groups.append({"minor": int(minor), "names": pack(hashes)})
    with open(TARGET, "w", encoding="ascii") as target:
        json.dump({"bits": BITS, "groups": groups}, target, indent="\t")
        target.write("\n")


main()
