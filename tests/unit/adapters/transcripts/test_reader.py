import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.transcripts.reader import FileTranscripts
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.given import GivenTranscript, GivenWord, TranscriptForm
from reelwright.ports.transcripts import TranscriptEmpty, TranscriptUnreadable

pytestmark = pytest.mark.unit

SECOND = SAMPLE_RATE

SRT = """1
00:00:01,000 --> 00:00:03,000
<i>Why</i> do tides
turn?

2
0:00:03.500 --> 0:00:05.0
ADA: Because of the {\\an8}moon.
3
00:00:06,000 --> 00:00:07,000
- 1969

"""
VTT = """\ufeffWEBVTT
Kind: captions
Language: en

NOTE nobody says this

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v Ada>Tides &amp; moons</v>
"""
YOUTUBE_VTT = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.230 align:start position:0%

why<00:00:00.400><c> do</c><00:00:00.880><c> tides</c>

00:00:02.230 --> 00:00:02.240 align:start position:0%
why do tides

00:00:02.240 --> 00:00:04.000 align:start position:0%
why do tides
turn<00:00:02.800><c> twice</c>

00:00:04.000 --> 00:00:05.000 align:start position:0%
turn twice
daily
"""
WHISPER = {
    "language": "en",
    "segments": [
        {
            "start": 0.5,
            "end": 2.0,
            "text": " In 1969 we",
            "speaker": "SPEAKER_01",
            "words": [
                {"word": "In", "start": 0.5, "end": 0.7, "score": 0.9, "speaker": "SPEAKER_01"},
                {"word": "1969"},
                {"word": "we", "start": 1.5, "end": 2.0, "probability": 0.5},
            ],
        }
    ],
}
OPENAI = {
    "task": "transcribe",
    "language": "english",
    "text": "Why? Tides.",
    "segments": [{"id": 0, "start": 0.0, "end": 1.0, "text": " Why? Tides."}],
    "words": [
        {"word": "Why", "start": 0.0, "end": 0.4},
        {"word": "Tides", "start": 0.5, "end": 1.0},
    ],
}
ASSEMBLYAI = {
    "id": "x",
    "language_code": "en_us",
    "words": [
        {"text": "Why?", "start": 250, "end": 500, "confidence": 0.97, "speaker": "A"},
        {"text": "Tides.", "start": 900, "end": 1400, "confidence": 0.9, "speaker": "B"},
    ],
}
DEEPGRAM = {
    "results": {
        "channels": [
            {
                "alternatives": [
                    {
                        "transcript": "why tides",
                        "words": [
                            {
                                "word": "why",
                                "start": 0.25,
                                "end": 0.5,
                                "confidence": 0.9,
                                "speaker": 0,
                                "punctuated_word": "Why?",
                            },
                            {"word": "tides", "start": 0.9, "end": 1.4, "speaker": 1},
                        ],
                    }
                ]
            }
        ]
    }
}
PODCASTING = {
    "version": "1.0.0",
    "segments": [
        {"speaker": "Ada", "startTime": 0.5, "endTime": 2, "body": "Why do tides turn?"},
        {"speaker": "Ben", "startTime": 2.5, "endTime": 3, "body": "The moon pulls them."},
    ],
}
PODCASTING_WORDS = {
    "version": "1.0.0",
    "segments": [
        {"speaker": "Ada", "startTime": 0.5, "endTime": 0.8, "body": "Why"},
        {"speaker": "Ada", "startTime": 0.8, "endTime": 1.2, "body": "tides?"},
        {"speaker": "Ben", "startTime": 2, "endTime": 2.5, "body": "Moon."},
    ],
}
JSON3 = {
    "wireMagic": "pb3",
    "events": [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1},
        {
            "tStartMs": 160,
            "dDurationMs": 4000,
            "segs": [{"utf8": "why"}, {"utf8": " do", "tOffsetMs": 240}],
        },
        {"tStartMs": 2230, "dDurationMs": 10, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 2240, "dDurationMs": 2000, "segs": [{"utf8": "tides turn"}]},
    ],
}


def _read(folder: Path, content: str | bytes | Mapping[str, object]) -> GivenTranscript:
    file = folder / "t.txt"
    text = json.dumps(content) if isinstance(content, Mapping) else content
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return FileTranscripts().read(file)


def _told(given: GivenTranscript) -> list[tuple[str, str]]:
    return [(segment.speaker, segment.text) for segment in given.segments]


def _words(given: GivenTranscript) -> list[GivenWord]:
    return [word for segment in given.segments for word in segment.words]


def test_subrip_with_tags_names_and_a_number_that_is_said(tmp_path: Path) -> None:
    given = _read(tmp_path, SRT)
    assert given.form is TranscriptForm.SRT
    assert _told(given) == [
        ("", "Why do tides turn?"),
        ("ADA", "Because of the moon."),
        ("", "1969"),
    ]
    assert given.segments[1].start == 3.5 * SECOND
    assert given.segments[1].end == 5 * SECOND
    assert not given.has_word_times


def test_webvtt_without_what_nobody_says(tmp_path: Path) -> None:
    given = _read(tmp_path, VTT)
    assert given.form is TranscriptForm.VTT
    assert given.language == "en"
    assert _told(given) == [("Ada", "Tides & moons")]


def test_captions_that_roll_up_say_every_word_once(tmp_path: Path) -> None:
    given = _read(tmp_path, YOUTUBE_VTT)
    assert [word.text for word in _words(given)] == ["why", "do", "tides", "turn", "twice", "daily"]
    starts = [word.start for word in _words(given) if word.start is not None]
    assert starts == [round(at * SECOND) for at in (0.16, 0.4, 0.88, 2.24, 2.8, 4.0)]
    assert given.has_word_times


def test_a_word_without_times_keeps_its_place(tmp_path: Path) -> None:
    given = _read(tmp_path, WHISPER)
    words = _words(given)
    assert [(word.text, word.start) for word in words] == [
        ("In", SECOND // 2),
        ("1969", None),
        ("we", SECOND * 3 // 2),
    ]
    assert [word.confidence for word in words] == [0.9, None, 0.5]


def test_words_beside_segments_get_the_marks_of_the_text(tmp_path: Path) -> None:
    given = _read(tmp_path, OPENAI)
    assert given.language == "en"
    assert [word.text for word in _words(given)] == ["Why?", "Tides."]


@pytest.mark.parametrize("content", [ASSEMBLYAI, DEEPGRAM], ids=["assemblyai", "deepgram"])
def test_speakers_turn_by_turn_in_either_unit(
    tmp_path: Path, content: Mapping[str, object]
) -> None:
    given = _read(tmp_path, content)
    assert len(given.segments) == 2
    assert len({segment.speaker for segment in given.segments}) == 2
    assert _words(given)[0].text == "Why?"
    assert [word.start for word in _words(given)] == [SECOND // 4, round(0.9 * SECOND)]
    assert given.segments[1].end == round(1.4 * SECOND)


def test_podcasting_by_phrase_and_by_word(tmp_path: Path) -> None:
    phrases = _read(tmp_path, PODCASTING)
    assert _told(phrases) == [("Ada", "Why do tides turn?"), ("Ben", "The moon pulls them.")]
    assert not phrases.has_word_times
    words = _read(tmp_path, PODCASTING_WORDS)
    assert _told(words) == [("Ada", "Why tides?"), ("Ben", "Moon.")]
    assert words.has_word_times


def test_json3_by_word_and_by_phrase(tmp_path: Path) -> None:
    given = _read(tmp_path, JSON3)
    assert _told(given) == [("", "why do"), ("", "tides turn")]
    first = given.segments[0]
    assert [word.start for word in first.words] == [round(0.16 * SECOND), round(0.4 * SECOND)]
    assert first.words[-1].end == round(2.24 * SECOND)
    assert given.segments[1].words[0].start is None


def test_plain_text_with_turns_and_times(tmp_path: Path) -> None:
    text = "[00:01:02] Ada: Why do\ntides turn?\nBen: The moon: it pulls.\nAda: Ah.\nBen: Yes."
    given = _read(tmp_path, text)
    assert _told(given) == [
        ("Ada", "Why do tides turn?"),
        ("Ben", "The moon: it pulls."),
        ("Ada", "Ah."),
        ("Ben", "Yes."),
    ]
    assert given.segments[0].start == 62 * SECOND


def test_a_colon_does_not_make_a_speaker(tmp_path: Path) -> None:
    given = _read(tmp_path, "Note: tides turn twice.\n\nThat is all.")
    assert _told(given) == [("", "Note: tides turn twice."), ("", "That is all.")]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", TranscriptEmpty),
        (b"\x00\x01\x02\xff" * 200, TranscriptUnreadable),
        (b'{"events": [{"segs', TranscriptUnreadable),
        (b'{"events": 3}', TranscriptUnreadable),
        (b'{"songs": []}', TranscriptUnreadable),
        (b'{"words": [{"text": 7}]}', TranscriptUnreadable),
        (b"[" * 100_000, TranscriptEmpty),
        (b'{"a":' * 100_000, TranscriptUnreadable),
        (b"1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n", TranscriptEmpty),
    ],
    ids=["empty", "binary", "broken", "no-list", "unknown", "number", "deep", "deeper", "silent"],
)
def test_what_is_no_transcript_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"\w+.*\.$"):
        _read(tmp_path, content)


def test_times_that_cannot_be_are_none(tmp_path: Path) -> None:
    words = [
        {"word": "one", "start": -1, "end": 1e9},
        {"word": "two", "start": 5, "end": 4},
        {"word": "three", "start": 6, "end": 7, "probability": 40},
    ]
    read = _words(_read(tmp_path, {"segments": [{"text": "", "words": words}]}))
    assert [(word.start, word.end) for word in read] == [
        (None, None),
        (5 * SECOND, None),
        (6 * SECOND, 7 * SECOND),
    ]
    assert read[2].confidence is None


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    try:
        given = _read(tmp_path_factory.mktemp("given"), text.encode("utf-8", "surrogatepass"))
    except (TranscriptEmpty, TranscriptUnreadable):
        return
    assert all(word.text.strip() for word in _words(given))
