"""How people reason, weigh, stress and hedge in English, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.REASON: r"""
            because (?!of)
            that(?:'s| is| was) why
            which is why
            the reason
            so that
            (?:that|which|it) means
            therefore
            if you
            the more
            so if
            otherwise
            in order to
            so one of
            the trick
            the problem
            the thing
            the point
            the idea
        """,
        CueKind.COMPARISON: r"""
            than
            twice
            half (?:of|a|the)
            \w+ times
            average
            per (?:cent|year|day|person|month|hour)
            percent
            out of (?:ten|a hundred|every|\d+)
            a third of
            a quarter of
            for every
            (?:went|gone|goes|was|were) (?:up|down) (?:by|to|from)
            (?:rose|fell|dropped|grew|doubled|tripled|shrank)
            equals?
            the same as
            fewer
            as much as
            as many
        """,
        CueKind.FINDING: r"""
            tested
            measured
            counted
            weighed
            stud(?:y|ies|ied)
            found (?:out|that)
            figured out
            worked (?:it|that|this) out
            worked out
            looked at
            survey\w*
            research\w*
            the (?:numbers|data|figures|maths?|sums?|statistics)
            did the (?:maths?|sums?)
            experiment\w*
            tried
            for one (?:day|week|month|quarter|year)
            overnight
            scientists?
            economists?
        """,
        CueKind.NEGATION: r"""
            not
            \w+n't
            nothing
            nobody
            no one
            none
            never
            neither
        """,
        CueKind.CONTRAST: r"""
            but actually
            but in fact
            the truth is
            everyone (?:thinks|says|believes)
            most people (?:think|believe|say|assume)
            people (?:think|assume|believe)
            it'?s not (?:about|that|the)
            the opposite
            on the contrary
            in reality
            the real (?:reason|problem|question|issue)
            however
            whereas
            instead of
            contrary to
            is (?:a )?(?:myth|wrong|backwards)
            nobody (?:tells|talks)
            what nobody
        """,
        CueKind.EMPHASIS: r"""
            the (?:single |one |only )?(?:best|worst|biggest|most|greatest)
            the (?:single |one |only )?(?:hardest|craziest|scariest|dumbest)
            never
            the secret
            the mistake
            mistakes?
            shock(?:ed|ing)
            insane
            unbelievable
            incredible
            terrif(?:ied|ying)
            honestly
            changed my
            the number one
            the only (?:thing|reason|way)
            every single
            nobody
            impossible
            here'?s (?:the thing|why|what)
        """,
        CueKind.BOAST: r"""
            amazing
            incredible
            incredibly
            insane
            unbelievable
            awesome
            passion
            huge
            crazy
            the greatest
            the (?:biggest|best|most \w+) \w+
            game[- ]chang(?:er|ing)
            life[- ]chang(?:er|ing)
            change(?:s|d)? everything
            everything
            everyone
            forever
            everybody
            no matter what
            (?:hundred and ten|million|thousand) per ?cent
            winners?
            success
            (?:i|you) truly
            absolutely
            literally
        """,
        CueKind.VAGUE: r"""
            sort of
            kind of
            i don't know
            i guess
            i suppose
            more or less
            whatever
            (?:it|that) (?:really )?(?:does )?depends?
            some(?:thing|how|where) (?:like|or)
            mostly
            mainly
            usually
            normally
            generally
            sometimes
            now and then
            from time to time
            as a rule
            or so
            as (?:always|usual)
            on the whole
            for the most part
            most of (?:the|it|them)
            a bit of
            and so on
            roughly
            give or take
            a mix
            it varies
            at the moment
            it's (?:fine|all right|fairly|pretty)
            it was (?:fine|all right)
            moving parts
            at the end of the day
            a couple of
        """,
    }
)
