"""The whole schema: every subject's tables on one metadata."""

from reelwright.adapters.library.metadata import metadata
from reelwright.adapters.library.tables.calls import calls
from reelwright.adapters.library.tables.gates import gates
from reelwright.adapters.library.tables.productions import productions
from reelwright.adapters.library.tables.services import services
from reelwright.adapters.library.tables.showings import showings

TABLES = (calls, gates, productions, services, showings)
"""Listed by hand, so that a module that is forgotten here shows in the test of migrations."""

schema = metadata
