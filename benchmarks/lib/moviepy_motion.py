"""The motion test written for MoviePy 2.2.1; runs in its environment, not in ours."""

# ruff: noqa: ANN001, ANN201 - MoviePy has no types

# mypy: ignore-errors
import json
import sys
from pathlib import Path

from moviepy import AudioFileClip, CompositeVideoClip, ImageClip, VideoFileClip, vfx

RATE, SIZE, ZOOM = 30, (1920, 1080), 1.12


def main(plan_file, destination):
    """Render the plan."""
    plan = json.loads(Path(plan_file).read_text())
    layers = [scene_clip(scene, plan["fade"]) for scene in plan["scenes"]]
    layers += [caption_clip(caption) for caption in plan["captions"]]
    video = CompositeVideoClip(layers, size=SIZE).with_duration(plan["frames"] / RATE)
    video = video.with_audio(AudioFileClip(plan["sound"]))
    video.write_videofile(
        destination,
        fps=RATE,
        codec="libx264",
        audio_codec="aac",
        preset="veryfast",
        ffmpeg_params=["-crf", "20", "-movflags", "+faststart"],
        logger=None,
    )


def scene_clip(scene, fade):
    """A scene that fades in over the end of the one before it."""
    first = scene["start"] == 0
    seconds = (scene["frames"] + fade) / RATE
    begins = scene["start"] / RATE - (0 if first else fade / 2 / RATE)
    if scene["kind"] == "clip":
        clip = fitted(VideoFileClip(scene["file"], audio=False).subclipped(1, 1 + seconds))
    elif scene["kind"] == "still":
        clip = fitted(ImageClip(scene["file"]).with_duration(seconds).resized(width=2150))
        grow = (ZOOM - 1) / seconds
        start, sign = (1, 1) if scene["inwards"] else (ZOOM, -1)
        clip = clip.resized(lambda t: start + sign * grow * t).with_position("center")
    else:
        clip = ImageClip(scene["file"]).with_duration(seconds)
    clip = clip.with_start(begins).with_duration(seconds)
    return clip if first else clip.with_effects([vfx.CrossFadeIn(fade / RATE)])


def fitted(clip):
    """Scaled to cover the canvas, and cut to it."""
    scale = max(SIZE[0] / clip.w, SIZE[1] / clip.h)
    clip = clip if scale == 1 else clip.resized(scale)
    return clip.cropped(x_center=clip.w / 2, y_center=clip.h / 2, width=SIZE[0], height=SIZE[1])


def caption_clip(caption):
    """A caption's state at its place and time."""
    clip = ImageClip(caption["file"]).with_start(caption["enter"] / RATE)
    clip = clip.with_end(caption["leave"] / RATE)
    return clip.with_position((caption["x"], caption["y"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
