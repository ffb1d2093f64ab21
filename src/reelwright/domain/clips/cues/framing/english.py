"""What stands around the talk or leans on it in English, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.SPONSOR: r"""
            per cent off
            show notes
            half price
            (?:free|half[- ]price) (?:delivery|trial|month|box|pillows?|shipping|gift|bottle)
            (?:months?|weeks?|box|order|book|one) (?:is |are )?(?:for nothing|for free|on us)
            (?:your )?first (?:box|order|month|three months|purchase|book)
            (?:with|use|enter|type(?: in)?) (?:the |our |my )?(?:promo )?code
            at (?:the )?checkout
            dot (?:com|app|io|co|net|org|fm|shop|tv)
            nights? (?:at home|risk)
            (?:give|gives|gave|get) you (?:all )?(?:your|the) money back
            new (?:members|customers|users) (?:get|receive)
            listeners (?:get|of this|can)
            (?:for|to) (?:our |my |the )?listeners
            terms (?:and conditions )?apply
            (?:we|i) sent you
            (?:they|they've|they have|they're|they are) (?:given|giving|give) (?:us|you|our)
            (?:support|supporting|back|backing|behind) (?:the|this|our) (?:show|podcast|channel)
            (?:the )?people who make this (?:show )?possible
            support (?:also )?comes from
            support comes also
            sign up
            (?:link|links)(?:'s| is| are)? (?:below|in the)
            head over to
            text \w+ to
            pre-?order
            our (?:merch|shop|store)
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
            five stars
            leave (?:a |us )?(?:rating|review)
            a (?:rating|review)
            next (?:week|time|episode) (?:we|we've|we're|on|i)
            send (?:us |in )?your (?:questions|letters|stories)
            (?:corrections?|mistake) from last (?:time|week)
            (?:short|quick|little) break
            don't go away
            when we(?:'re| are| come) back
            (?:new|our|all the) patrons
            produced by
            episode (?:number )?(?:one|two|three|four|five|\d+|\w+ty|a hundred)
            wrote in
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
        CueKind.POINTING: r"""
            (?:as|like) i (?:said|told|mentioned)
            i mentioned
            (?:said|mentioned) (?:earlier|before|last (?:time|week))
            (?:talked about|told you about|saw) (?:earlier|before|last (?:time|week))
            if you look at
            in the (?:next|first|left|last) (?:picture|slide|one)
            the (?:other|left|first) one
            (?:that|this) one (?:here|there)
            where (?:was i|were we)
            up there
            this here
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
