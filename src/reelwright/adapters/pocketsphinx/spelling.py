"""From what is said to words that a pronouncing dictionary knows, and sounds for the rest."""

import re
import unicodedata

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*'?|[0-9]")

SOUNDS = {
    "tion": "SH AH N", "sion": "ZH AH N", "ture": "CH ER", "ough": "AO", "augh": "AO",
    "eigh": "EY", "igh": "AY", "tch": "CH", "dge": "JH", "sch": "SH", "ing": "IH NG",
    "air": "EH R", "ear": "IH R", "eer": "IH R", "our": "AO R", "oor": "AO R", "sh": "SH",
    "ch": "CH", "th": "TH", "ph": "F", "wh": "W", "ck": "K", "ng": "NG", "qu": "K W",
    "kn": "N", "wr": "R", "gh": "G", "ps": "P S", "ai": "EY", "ay": "EY", "ea": "IY",
    "ee": "IY", "ei": "IY", "ey": "IY", "ie": "IY", "oa": "OW", "oe": "OW", "oi": "OY",
    "oy": "OY", "oo": "UW", "ou": "AW", "ow": "OW", "au": "AO", "aw": "AO", "eu": "Y UW",
    "ew": "UW", "ue": "UW", "ui": "UW", "ar": "AA R", "er": "ER", "ir": "ER", "or": "AO R",
    "ur": "ER", "ce": "S", "ci": "S IH", "cy": "S IY", "ge": "JH", "gi": "JH IH", "a": "AE",
    "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH",
    "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "o": "AA", "p": "P", "q": "K",
    "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W", "x": "K S", "y": "IY",
    "z": "Z",
}  # fmt: skip
"""Letters and their usual sounds in ARPABET, the longest first. Rough on purpose: an aligner
knows which word comes and needs a likeness of it, not its dictionary entry."""
LONGEST = max(map(len, SOUNDS))


def words_of(spoken: str) -> list[str]:
    """The words of a text in lower case, without accents and marks; none where nobody speaks."""
    straight = spoken.replace("\u2019", "'").replace("\u00df", "ss").lower()
    letters = unicodedata.normalize("NFKD", straight)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return [DIGITS[int(word)] if word.isdigit() else word for word in WORD.findall(plain)]


def sounds_of(word: str) -> str:
    """A likely pronunciation in ARPABET, by the letters alone."""
    letters = word.replace("'", "")
    sounds, at = [], 0
    while at < len(letters):
        # A final e is silent, a doubled consonant is one sound.
        silent = letters[at] == "e" and at == len(letters) - 1 and at > 1
        doubled = at and letters[at] == letters[at - 1] and letters[at] not in "aeiou"
        if silent or doubled:
            at += 1
            continue
        size = next(n for n in range(LONGEST, 0, -1) if letters[at : at + n] in SOUNDS)
        sounds.append(SOUNDS[letters[at : at + size]])
        at += size
    return " ".join(sounds)
