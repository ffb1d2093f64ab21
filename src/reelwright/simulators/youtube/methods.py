"""Which part of the local YouTube answers which method."""

from collections.abc import Callable, Mapping

from reelwright.simulators.wire.exchange import Reply
from reelwright.simulators.youtube import (
    analytics,
    channels,
    pictures,
    playlists,
    reporting,
    tracks,
    videos,
)
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.uploads import Kind
from reelwright.simulators.youtube.world import World

Answer = Callable[[World, Call], Reply]

ANSWERS: Mapping[str, Answer] = {
    "youtube.videos.list": videos.listed,
    "youtube.videos.update": videos.updated,
    "youtube.videos.delete": videos.deleted,
    "youtube.videos.batchGetStats": videos.statistics_of_many,
    "youtube.captions.list": tracks.listed,
    "youtube.captions.download": tracks.downloaded,
    "youtube.captions.delete": tracks.deleted,
    "youtube.playlists.list": playlists.listed,
    "youtube.playlists.insert": playlists.inserted,
    "youtube.playlists.update": playlists.updated,
    "youtube.playlists.delete": playlists.deleted,
    "youtube.playlistItems.list": playlists.items_listed,
    "youtube.playlistItems.insert": playlists.item_inserted,
    "youtube.playlistItems.delete": playlists.item_deleted,
    "youtube.channels.list": channels.listed,
    "youtube.videoCategories.list": channels.categories,
    "youtube.search.list": channels.searched,
    "youtubeAnalytics.reports.query": analytics.queried,
    "youtubereporting.reportTypes.list": reporting.types_listed,
    "youtubereporting.jobs.create": reporting.job_created,
    "youtubereporting.jobs.list": reporting.jobs_listed,
    "youtubereporting.jobs.get": reporting.job_shown,
    "youtubereporting.jobs.delete": reporting.job_deleted,
    "youtubereporting.jobs.reports.list": reporting.reports_listed,
    "youtubereporting.jobs.reports.get": reporting.report_shown,
    "youtubereporting.media.download": reporting.downloaded,
}
"""Methods without media."""
KINDS: Mapping[str, Kind] = {
    "youtube.videos.insert": Kind(begin=videos.begin, finish=videos.finish),
    "youtube.thumbnails.set": Kind(begin=pictures.begin, finish=pictures.finish),
    "youtube.captions.insert": Kind(begin=tracks.begin_insert, finish=tracks.finish_insert),
    "youtube.captions.update": Kind(begin=tracks.begin_update, finish=tracks.finish_update),
}
"""Methods that take media."""
