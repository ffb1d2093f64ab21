"""The libraries behind jobs, imported by one thread before several need them."""

import importlib
import threading

_LOADING = threading.Lock()
BEHIND_JOBS = (
    "reelwright.adapters.compositor.compositor",
    "reelwright.adapters.illustrator.illustrator",
    "reelwright.adapters.inspector.inspector",
    "reelwright.adapters.faces.finder",
    "reelwright.adapters.footage_files.folder",
    "reelwright.adapters.footage_files.probe",
    "reelwright.adapters.sound.studio",
    "reelwright.adapters.recordings.recordings",
    "reelwright.adapters.articles.reader",
    "reelwright.adapters.language.langid",
    "reelwright.adapters.dtw.aligner",
    "reelwright.adapters.pocketsphinx.aligner",
    "reelwright.adapters.subtitles.writer",
    "reelwright.adapters.interchange.exporter",
    "reelwright.adapters.clip_page.page",
    "reelwright.adapters.http.client",
)


def load_libraries() -> None:
    """Import what jobs use; whoever comes meanwhile waits.

    Where one thread imports a package and another a part of it, each waits for the other's lock,
    and Python lets one go on with a package that is half imported
    (https://github.com/python/cpython/issues/83065). OpenCV and PyAV fail of that, and the job with
    them, for no fault of its own.
    """
    with _LOADING:
        for module in BEHIND_JOBS:
            importlib.import_module(module)
