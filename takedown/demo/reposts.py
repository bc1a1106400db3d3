"""Ways in which a picture is posted again that change more than its size: cut and captioned, on a screen, moving.

Everything is drawn in memory; nothing of it is written by the program.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

_CAPTION = "have you seen this?"
_SCREEN = (540, 1080)
_INK, _GREY, _LINE = (24, 24, 28), (150, 150, 158), (222, 222, 228)
_FRAMES, _FRAME_MILLISECONDS = 12, 170
_CLIP_WIDTH = 320


def captioned(picture: Image.Image) -> Image.Image:
    """Return two thirds of the picture's area, with a line of text on a white band above it."""
    width, height = picture.size
    cut = picture.crop((width // 12, height // 10, width - width // 9, height - height // 12))
    band = cut.height // 6
    out = Image.new("RGB", (cut.width, cut.height + band), "white")
    out.paste(cut, (0, band))
    font = ImageFont.load_default(band * 0.5)
    ImageDraw.Draw(out).text((cut.width // 2, band // 2), _CAPTION, fill=_INK, font=font, anchor="mm")
    return out


def on_a_screen(picture: Image.Image) -> Image.Image:
    """Return a telephone's screen that shows the picture in a made-up post, with what an application puts around it."""
    width, height = _SCREEN
    out = Image.new("RGB", _SCREEN, "white")
    pen, font = ImageDraw.Draw(out), ImageFont.load_default(22)
    pen.rectangle((0, 0, width, 36), fill=_INK)
    pen.text((24, 18), "12:34", fill="white", font=font, anchor="lm")
    pen.ellipse((20, 60, 76, 116), fill=_GREY)
    pen.text((96, 88), "somebody", fill=_INK, font=font, anchor="lm")
    shown = picture.resize((width, picture.height * width // picture.width), Image.Resampling.LANCZOS)
    out.paste(shown, (0, 136))
    below = 136 + shown.height + 24
    for number in range(4):
        pen.ellipse((20 + 70 * number, below, 56 + 70 * number, below + 36), outline=_INK, width=3)
    for number, share in enumerate((0.9, 0.7, 0.8)):
        top = below + 64 + 34 * number
        pen.rectangle((20, top, int(20 + (width - 40) * share), top + 14), fill=_LINE)
    pen.rectangle((0, height - 72, width, height), fill=_LINE)
    return out


def moving(picture: Image.Image) -> bytes:
    """Return a GIF of two seconds that slowly comes closer to the picture."""
    frames = [_closer(picture, 1 - 0.25 * number / _FRAMES) for number in range(_FRAMES)]
    memory = io.BytesIO()
    frames[0].save(
        memory, "GIF", save_all=True, append_images=frames[1:], duration=_FRAME_MILLISECONDS, loop=0, optimize=False
    )
    return memory.getvalue()


def _closer(picture: Image.Image, share: float) -> Image.Image:
    width, height = int(picture.width * share), int(picture.height * share)
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    size = (_CLIP_WIDTH, _CLIP_WIDTH * picture.height // picture.width)
    return picture.crop((left, top, left + width, top + height)).resize(size, Image.Resampling.LANCZOS)
