"""The whole schema: every subject's tables on one metadata."""

from reelwright.adapters.library.metadata import metadata
from reelwright.adapters.library.tables.calendar import (
    calendars,
    pauses,
    skipped_days,
    slot_rules,
    slots,
)
from reelwright.adapters.library.tables.calls import calls
from reelwright.adapters.library.tables.channels import channels
from reelwright.adapters.library.tables.clips import (
    clip_acts,
    clips,
    curves,
    episodes,
    learned_weights,
    spoken,
)
from reelwright.adapters.library.tables.connections import cloud_projects, connections, consents
from reelwright.adapters.library.tables.contents import (
    assets,
    masters,
    scripts,
    takes,
    timelines,
    uses,
)
from reelwright.adapters.library.tables.events import events
from reelwright.adapters.library.tables.gates import gates
from reelwright.adapters.library.tables.holds import held_artefacts, holds
from reelwright.adapters.library.tables.productions import productions
from reelwright.adapters.library.tables.quota import quota_buckets, quota_entries
from reelwright.adapters.library.tables.releases import changes, release_steps, releases, uploads
from reelwright.adapters.library.tables.services import services
from reelwright.adapters.library.tables.showings import showings
from reelwright.adapters.library.tables.users import users

TABLES = (
    assets, calendars, calls, changes, channels, clip_acts, clips, cloud_projects, connections,
    consents, curves, episodes, events, gates, held_artefacts, holds, learned_weights, masters,
    pauses, productions, quota_buckets, quota_entries, release_steps, releases, scripts, services,
    showings, skipped_days, slot_rules, slots, spoken, takes, timelines, uploads, users, uses,
)  # fmt: skip
"""Listed by hand, so that a module that is forgotten here shows in the test of migrations."""

schema = metadata
