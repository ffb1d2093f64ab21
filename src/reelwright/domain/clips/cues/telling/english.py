"""How people ask and tell in English, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^what
            ^why
            ^how
            ^who
            ^when
            ^where
            ^which
            ^do you
            ^did you
            ^are you
            ^is it
            ^is there
            ^can you
            ^can i ask
            ^could you
            ^would you
            ^have you
        """,
        CueKind.OPEN_QUESTION: r"""
            ^why
            how come
            how (?:do|did|can|could|would|on earth) (?:you|we|i|one|they|people)
            what (?:do|did|would|should|could) (?:you|she|he|they|i|we) (?:do|say|tell|make|think)
            what (?:made|makes|happens|happened|drove|went)
            what should
            (?:is|was) (?:it|that) true
            what(?:'s| is| was) (?:wrong|in it|behind|the (?:point|difference|reason))
            when is \w+ \w+ (?:done|finished|enough)
            what if
            , why is
        """,
        CueKind.PROMPT: r"""
            ^tell (?:me|us)
            ^(?:walk|talk|take) (?:me|us) (?:through|back)
            ^explain
            ^help (?:me|us) understand
            i(?:'ve| have) (?:always )?wondered
        """,
        CueKind.STORY: r"""
            there (?:was|were) (?:this|once|only|two|three|four)
            when i was
            i remember
            one (?:day|night|morning|time)
            i was (?:sitting|standing|working|living|about to)
            years? ago
            back in (?:19|20)\d\d
            in (?:19|20)\d\d (?:i|we|my)
            there was (?:this|a) (?:guy|man|woman|moment|day|time|night)
            the first time (?:i|we)
            (?:he|she|they) (?:called|told|asked) me
            we (?:were|had) (?:just|almost|nearly)
            i (?:walked|drove|flew|woke|got fired|got a call|lost|quit)
        """,
        CueKind.PAYOFF: r"""
            that(?:'s| is| was) (?:when|why|how)
            that was the (?:moment|day|night)
            it turn(?:s|ed) out
            in the end
            the lesson
            what i learned
            (?:and )?i realized
            i realised
            from that day
            ever since
            and it worked
            changed everything
            the whole point
            (?:and )?so i (?:quit|left|did|said|stayed|built|started)
            which is why
            never (?:did it|happened|went) again
        """,
        CueKind.SPEECH: r"""
            (?:i|he|she|they|we|you|who|and) (?:just |then |only )?(?:said|says|goes|told|tells)
            (?:i|he|she|they|we|you|who|and) (?:just |then |only )?(?:ask(?:s|ed)|shout(?:s|ed))
            (?:i|he|she|they|we|you) (?:just )?(?:whispered|replied|yelled|wrote|thought|called)
            (?:man|woman|boss|father|mother) (?:said|says|goes)
            (?:wife|husband|teacher|doctor|boy|girl) (?:said|says|goes)
            (?:was|is|were|are) like,
            (?:i'm|he's|she's|they're) like
            (?:says|said|goes|asks|asked|shouts),
            i (?:go|say|tell|ask)(?:,| him| her| them)
            (?:told|asked|tells|asks) (?:me|him|her|us|them|everyone)
        """,
        CueKind.DEED: r"""
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? \w\w+ed
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:went|came|got)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:took|gave|made)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:saw|heard|found)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:knew|put|ran)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:stood|sat|woke)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:fell|left|met)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:lost|drove|flew|broke|threw)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:held|rang|hid|built|bought)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:sold|won)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:felt|brought|caught)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:began|wrote|swam|hit|stole)
            (?:he|she|it) (?:gets|comes|walks|looks|takes|puts|picks|turns|pulls|sits|stands|opens)
            (?:he|she|it) (?:presses|listens|nods|closes|points|draws|breaks|runs|falls|dies)
            one of (?:them|us) \w+s
        """,
        CueKind.TURN: r"""
            suddenly
            (?:and|but) then (?:he|she|i|this|one)
            it turn(?:s|ed) out
            all of a sudden
            until (?:one|i|he|she|they)
            (?:and )?there(?:'s| was| were|'d) (?:this|nothing|no)
            at that moment
            out of nowhere
            (?:and )?that's it
            next thing
            nothing happened
            by then
            too late
            (?:and|but) (?:it|he|she) (?:was|is|wasn't|isn't) (?:gone|dead|not)
        """,
        CueKind.FEELING: r"""
            cr(?:y|ied|ying)
            tears?
            laugh(?:ed|ing)?
            afraid
            scared
            ashamed
            furious
            angry
            proud
            brave
            lonely
            heart
            (?:i|he|she|we|they) (?:hate[ds]?|love[ds]?|fear(?:ed)?)
            couldn't (?:feel|believe|breathe|move|stop|stand)
            murder\w*
            kill\w*
            hurts?
            embarrass\w+
            awkward
            desperate
            terrif\w+
            horrif\w+
            relie(?:f|ved)
            die[ds]?
            lost (?:his|her|my|their) (?:mind|temper|voice)
        """,
        CueKind.LAUGHTER: r"""
            \[(?:laughter|laughs|laughing)\]
            \((?:laughter|laughs|laughing)\)
            haha+
        """,
    }
)
