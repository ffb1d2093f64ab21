"""Writing by models: who may write, how they are reached, and what they are told of the channel."""

from functools import partial
from pathlib import Path

from reelwright.adapters.guarded.writer import GuardedWriter
from reelwright.adapters.llm.caching import CachingWriter
from reelwright.adapters.llm.forms import PydanticForms
from reelwright.adapters.llm.masking import MaskingWriter
from reelwright.adapters.prompts.reader import shipped_prompts
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.providers import WRITER, Providers
from reelwright.domain.authoring.brief import Manner
from reelwright.domain.authoring.names import WriterName
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.guard import Guard
from reelwright.ports.language import LanguageFinder
from reelwright.ports.research import Researcher
from reelwright.ports.store import Store
from reelwright.ports.writer import Writer
from reelwright.workflows.clip.scouting import ScoutAuthor, WriterScout
from reelwright.workflows.produce.authoring import Author, Desk


class ChannelRulesUnreadable(ReelwrightError):
    """The file with the channel's rules cannot be read."""


def desk_for(
    settings: Settings,
    providers: Providers,
    store: Store,
    guard: Guard,
    languages: LanguageFinder,
    *,
    researcher: Researcher | None = None,
    again: bool = False,
) -> Desk:
    """Where models write. A writer is connected when it is first asked, and fails then.

    Raises:
        WriterNameInvalid, ProviderUnknown, ChannelRulesUnreadable.
    """
    return Desk(
        authors=tuple(
            Author(
                name=name,
                writer=_writer(name, settings, providers, store, guard, again=again),
                context=settings.writer_context,
            )
            for name in map(WriterName.of, settings.writer)
        ),
        forms=PydanticForms(),
        prompts=shipped_prompts(),
        languages=languages,
        manner=Manner(
            tone=settings.tone,
            style=settings.style,
            audience=settings.audience,
            rules=_rules(settings.channel_rules),
        ),
        researcher=researcher,
    )


def scout_for(settings: Settings, providers: Providers, store: Store, guard: Guard) -> WriterScout:
    """The writers that propose moments of recordings, the most wanted first.

    Raises:
        WriterNameInvalid, ProviderUnknown.
    """
    authors = []
    for name in map(WriterName.of, settings.clip_writer):
        writer = _writer(name, settings, providers, store, guard, again=False)
        tokens = settings.writer_context or writer.context(name.model)
        authors.append(ScoutAuthor(model=name.model, writer=writer, tokens=tokens))
    return WriterScout(authors=tuple(authors), forms=PydanticForms())


def _writer(
    name: WriterName,
    settings: Settings,
    providers: Providers,
    store: Store,
    guard: Guard,
    *,
    again: bool,
) -> Writer:
    """A provider behind its wrappers: details are masked first, so that nothing keeps them."""
    provider = providers.provider(WRITER, name.provider)
    access = providers.access(provider.facts)
    connected = on_demand(partial(provider.connect, access))
    guarded = GuardedWriter(writer=connected, guard=guard, own=settings.own_prices)
    cached = CachingWriter(writer=guarded, store=store, address=access.address, again=again)
    return MaskingWriter(writer=cached, names=settings.mask)


def _rules(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        message = f"channel_rules names {file}, which cannot be read: {error}."
        raise ChannelRulesUnreadable(message) from error
