"""Ordinary moving material made from photographs: pans, zooms, a shaking hand, cuts, cross-fades, grain, a passer-by.

Some clips begin in black and with a title card that other clips show too, as those of one channel do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bench.robustness.canvas import lettered
from bench.video_edits.clip import Clip, Pixels, whole

FADE = 0.5
LEADER = 2.5
"""Seconds of black and of the title card."""

Window = NDArray[np.float64]
"""A view of a photograph: the middle's x and y as fractions, and how much of the photograph's breadth it shows."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One shot: a window that moves over a photograph, and something that passes before it."""

    photograph: Pixels
    start: float
    seconds: float
    windows: tuple[Window, Window]
    shake: float
    passer: Pixels
    fades: bool


def material(
    photographs: Sequence[Pixels],
    seed: int,
    seconds: float,
    size: tuple[int, int] = (640, 360),
    fps: float = 15.0,
    shot: tuple[float, float] = (2.5, 7.0),
    *,
    leader: bool = False,
) -> Clip:
    """Return a clip of shots between ``shot[0]`` and ``shot[1]`` seconds long, always the same for the same seed."""
    rng = np.random.default_rng(seed)
    scenes = _scenes(photographs, rng, seconds, LEADER if leader else 0.0, shot)
    starts = np.array([scene.start for scene in scenes])
    grain = rng.normal(0, 5, (size[1] + 64, size[0] + 64, 1)).astype(np.int8)
    card = _card(size)
    black = 1.0 if seed % 4 == 0 else 0.0  # or the card comes at once

    def at(time: float) -> Pixels:
        if time < scenes[0].start:
            return np.zeros_like(card) if time < black else card
        place = max(0, int(np.searchsorted(starts, time, "right")) - 1)
        scene = scenes[place]
        frame: Pixels = _shot(scene, time, size)
        since = time - scene.start
        if scene.fades and place and since < FADE:
            before = _shot(scenes[place - 1], time, size)
            frame = np.asarray(cv2.addWeighted(frame, since / FADE, before, 1 - since / FADE, 0), np.uint8)
        return _grainy(frame, grain, time)

    return whole(size, seconds, fps, at)


def _scenes(
    photographs: Sequence[Pixels], rng: np.random.Generator, seconds: float, first: float, shot: tuple[float, float]
) -> list[Scene]:
    scenes: list[Scene] = []
    start, before = first, -1
    while start < seconds:
        length = float(rng.uniform(*shot))
        choice = int(rng.integers(len(photographs)))
        if choice == before:
            choice = (choice + 1) % len(photographs)
        passer = photographs[int(rng.integers(len(photographs)))]
        windows = (_window(rng), _window(rng))
        # A shot moves on, it doesn't jump: the second window lies near the first.
        windows = (windows[0], windows[0] * 0.55 + windows[1] * 0.45)
        shake = float(rng.uniform(0, 0.01))
        scenes.append(
            Scene(photographs[choice], start, length, windows, shake, _patch(passer), bool(rng.random() < 0.3))
        )
        start, before = start + length, choice
    return scenes


def _window(rng: np.random.Generator) -> Window:
    part = rng.uniform(0.5, 0.95)
    room = part / 2
    return np.array([rng.uniform(room, 1 - room), rng.uniform(room, 1 - room), part])


def _patch(photograph: Pixels) -> Pixels:
    """Return the middle of a photograph as a small oval thing; what lies outside is black and stays unseen."""
    height, width = photograph.shape[:2]
    middle = photograph[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3]
    small = cv2.resize(middle, (70, 110), interpolation=cv2.INTER_AREA)
    oval = np.zeros((110, 70), np.uint8)
    cv2.ellipse(oval, (35, 55), (33, 53), 0, 0, 360, 1, -1)
    return np.maximum(small, 1) * oval[..., None]


def _shot(scene: Scene, time: float, size: tuple[int, int]) -> Pixels:
    since = min(max((time - scene.start) / scene.seconds, 0.0), 1.3)
    x, y, part = scene.windows[0] * (1 - since) + scene.windows[1] * since
    x += scene.shake * math.sin(5.1 * time)
    y += scene.shake * math.cos(3.7 * time)
    height, width = scene.photograph.shape[:2]
    # The largest window of the clip's shape that fits the photograph, times the part.
    breadth = min(width, height * size[0] / size[1]) * part
    scale = size[0] / breadth
    matrix = np.array([[scale, 0, size[0] / 2 - scale * x * width], [0, scale, size[1] / 2 - scale * y * height]])
    frame: Pixels = np.asarray(
        cv2.warpAffine(scene.photograph, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.uint8
    )
    _pass_by(frame, scene, since)
    return frame


def _pass_by(frame: Pixels, scene: Scene, since: float) -> None:
    tall, broad = scene.passer.shape[:2]
    left = int((frame.shape[1] - broad) * min(since, 1.0))
    top = frame.shape[0] - tall
    if top < 0 or left < 0:
        return
    there = frame[top:, left : left + broad]
    seen = scene.passer.any(axis=2)
    there[seen] = scene.passer[seen]


def _grainy(frame: Pixels, grain: NDArray[np.int8], time: float) -> Pixels:
    down, across = int(time * 977) % 64, int(time * 1361) % 64
    noise = grain[down : down + frame.shape[0], across : across + frame.shape[1]]
    return np.asarray(np.clip(frame.astype(np.int16) + noise, 0, 255), np.uint8)


@lru_cache(maxsize=4)
def _card(size: tuple[int, int]) -> Pixels:
    card = Image.new("RGB", size, (18, 24, 60))
    lettered(card, "A channel presents", (size[0] / 2, size[1] * 0.4), size[1] / 8, (240, 240, 240))
    lettered(card, "all rights reserved", (size[0] / 2, size[1] * 0.65), size[1] / 16, (200, 190, 120))
    return np.asarray(card, np.uint8)
