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
        CueKind.SPEECH: r"""
            (?:i|he|she|they|we|you|who|and) (?:just |then |only )?(?:said|says|goes|told|tells)
            (?:i|he|she|they|we|you|who|and) (?:just |then |only )?(?:ask(?:s|ed)|shout(?:s|ed))
            (?:i|he|she|they|we|you) (?:just )?(?:whispered|replied|yelled|wrote|thought|called)
            (?:man|woman|boss|father|mother|wife|husband|teacher|doctor|boy|girl) (?:said|says|goes)
            (?:was|is|were|are) like,
            (?:i'm|he's|she's|they're) like
            (?:says|said|goes|asks|asked|shouts),
            i (?:go|say|tell|ask)(?:,| him| her| them)
            (?:told|asked|tells|asks) (?:me|him|her|us|them|everyone)
        """,
        CueKind.DEED: r"""
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? \w\w+ed
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:went|came|got|took|gave|made)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:saw|heard|found|knew|put|ran)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:stood|sat|woke|fell|left|met)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:lost|drove|flew|broke|threw)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:held|rang|hid|built|bought)
            (?:i|he|she|we|they|you)(?:'d| had| just| never| then)? (?:sold|won|felt|brought|caught)
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
        CueKind.POINTING: r"""
            (?:as|like) i (?:said|told|mentioned)
            i mentioned
            (?:said|mentioned|talked about|told you about|saw) (?:earlier|before|last (?:time|week))
            if you look at
            in the (?:next|first|left|last) (?:picture|slide|one)
            the (?:other|left|first) one
            (?:that|this) one (?:here|there)
            where (?:was i|were we)
            up there
            this here
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
