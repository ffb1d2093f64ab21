"""What phrases tell in English talk; each line is a regular expression in lower case."""

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
            ^can you
            ^could you
            ^would you
            ^have you
            ^tell (?:me|us)
        """,
        CueKind.STORY: r"""
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
        CueKind.SPONSOR: r"""
            sponsor(?:s|ed|ing)?
            brought to you by
            promo code
            discount code
            coupon
            use (?:the |my |our )?code
            percent off
            % off
            free trial
            sign up (?:today|now|at)
            dot com slash
            \.com/\w+
            money[- ]back guarantee
            affiliate
            link (?:in|is in) the (?:description|show notes)
            thanks to \w+ for (?:supporting|sponsoring)
            partner(?:ed|ing) with
            our friends at
            risk[- ]free
            free shipping
            first (?:box|order|month) free
        """,
        CueKind.HOUSEKEEPING: r"""
            subscribe
            hit the (?:bell|like)
            smash (?:that|the)
            leave (?:us )?a (?:review|comment|rating)
            welcome (?:back|to (?:the|another|this))
            before we (?:start|begin|get (?:into|started))
            thanks for (?:listening|watching|tuning)
            thank you for (?:listening|watching|coming|having)
            see you (?:next|in the next)
            follow (?:me|us) on
            patreon
            newsletter
            in (?:today'?s|this) episode
            (?:our|my) (?:guest|next guest) today
            let'?s (?:get started|jump (?:right )?in|dive in)
            quick break
            right after this
            can you hear me
            is this on
            check(?:ing)? (?:the |your )?(?:mic|audio|levels)
        """,
        CueKind.LAUGHTER: r"""
            \[(?:laughter|laughs|laughing)\]
            \((?:laughter|laughs|laughing)\)
            haha+
        """,
        CueKind.DEPENDENT: r"""
            ^and
            ^but
            ^so
            ^because
            ^or
            ^which
            ^who
            ^that
            ^this
            ^those
            ^these
            ^it
            ^he
            ^she
            ^they
            ^him
            ^her
            ^them
            ^then
            ^there
            ^also
            ^too
            ^yeah
            ^yes
            ^no
            ^right
            ^exactly
            ^same
            ^like i said
            ^as i said
            ^anyway
        """,
        CueKind.REBUTTAL: r"""
            ^that(?:'s| is| was) (?:wrong|not true|false|nonsense|a (?:lie|myth|joke))
            ^no[,.]? (?:that|it|i)
            ^(?:i'?m |i was |just )(?:just )?(?:kidding|joking)
            ^not really
            ^of course (?:it|that) (?:isn'?t|wasn'?t|is not|was not)
            ^i (?:don'?t|do not|never) (?:believe|agree|think so)
            ^none of (?:this|that|it) is true
        """,
        CueKind.QUOTED: r"""
            (?:some|many|most|other) people (?:say|claim|argue|will tell)
            critics (?:say|claim|argue)
            they (?:say|claim) that
            the (?:myth|claim|argument|theory) (?:is|goes)
            imagine (?:someone|somebody|he|she|they) (?:says?|said|tells?)
            he claimed
            she claimed
            suppose i said
        """,
    }
)
