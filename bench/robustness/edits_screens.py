"""Edits that show the picture among other things: screenshots with an interface drawn here, collages, insets."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw, ImageOps

from bench.robustness.canvas import (
    BLACK,
    WHITE,
    Change,
    Colour,
    Others,
    Random,
    centred,
    colour,
    contained,
    covering,
    edit,
    font,
    longest,
    other,
    sentence,
)


def _phone(rng: Random, ground: Colour) -> tuple[Image.Image, float, Colour]:
    """Return an empty screen with a status bar, the size of a unit (1/360 of the width), and the colour of text."""
    width = int(rng.choice([720, 828, 1080, 1170]))
    unit = width / 360
    screen = Image.new("RGB", (width, round(width * rng.uniform(1.9, 2.17))), ground)
    ink: Colour = (20, 20, 24) if sum(ground) > 380 else (238, 238, 240)
    draw = ImageDraw.Draw(screen)
    draw.text((14 * unit, 6 * unit), f"{rng.integers(24):02}:{rng.integers(60):02}", ink, font(12 * unit))
    for at in range(4):
        draw.rectangle((285 * unit + at * 7 * unit, (16 - 3 * at) * unit, 290 * unit + at * 7 * unit, 18 * unit), ink)
    draw.rounded_rectangle((322 * unit, 8 * unit, 346 * unit, 18 * unit), 2 * unit, None, ink, max(1, round(unit)))
    return screen, unit, ink


def _buttons(draw: ImageDraw.ImageDraw, top: float, unit: float, ink: Colour, count: int) -> None:
    """Draw a row of simple outlined symbols over the width."""
    line = max(1, round(1.6 * unit))
    for at in range(count):
        x = (at + 0.5) * 360 * unit / count
        box = (x - 10 * unit, top, x + 10 * unit, top + 20 * unit)
        if at % 3 == 0:
            draw.ellipse(box, None, ink, line)
        elif at % 3 == 1:
            draw.rounded_rectangle(box, 4 * unit, None, ink, line)
        else:
            draw.polygon([(box[0], box[3]), (x, box[1]), (box[2], box[3])], None, ink, line)


def _avatar(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, rng: Random) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour(rng, 60, 220))
    draw.text((x, y), sentence(rng, 1)[0], WHITE, font(radius), "mm")


def post(image: Image.Image, rng: Random, others: Others) -> Image.Image:
    """Show it in a post: a name, two lines of text, the picture, buttons, comments, the top of the next picture."""
    screen, unit, ink = _phone(rng, WHITE if rng.random() < 0.5 else (18, 18, 20))
    draw = ImageDraw.Draw(screen)
    draw.text((14 * unit, 34 * unit), sentence(rng, 1), ink, font(18 * unit))
    _avatar(draw, 32 * unit, 84 * unit, 17 * unit, rng)
    draw.text((58 * unit, 70 * unit), sentence(rng, 2), ink, font(13 * unit))
    draw.text((58 * unit, 87 * unit), sentence(rng, 3), (130, 130, 136), font(10 * unit))
    for line in range(2):
        draw.text((14 * unit, (110 + 17 * line) * unit), sentence(rng, 7), ink, font(12 * unit))
    shown = contained(image, screen.width, round(screen.height * 0.58))
    y = round(150 * unit)
    screen.paste(shown, ((screen.width - shown.width) // 2, y))
    y += shown.height
    _buttons(draw, y + 10 * unit, unit, ink, 5)
    for line in range(4):
        draw.text((14 * unit, y + (42 + 17 * line) * unit), sentence(rng, 4 + line), ink, font(11 * unit))
    screen.paste(covering(other(others, rng), screen.width, screen.height), (0, round(y + 125 * unit)))
    bar = round(screen.height - 46 * unit)
    draw.rectangle((0, bar, screen.width, screen.height), WHITE if ink[0] < 128 else BLACK)
    _buttons(draw, bar + 12 * unit, unit, ink, 5)
    return screen


def chat(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Show it in a bubble of a chat, with messages above and below."""
    ground: Colour = (229, 221, 213) if rng.random() < 0.6 else (24, 32, 38)
    screen, unit, ink = _phone(rng, ground)
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 24 * unit, screen.width, 70 * unit), (18, 110, 96))
    _avatar(draw, 40 * unit, 47 * unit, 16 * unit, rng)
    draw.text((66 * unit, 38 * unit), sentence(rng, 2), WHITE, font(15 * unit))
    y = _bubbles(draw, 84 * unit, unit, rng, 2)
    shown = contained(image, round(250 * unit), round(screen.height * 0.5))
    x = round(14 * unit) if rng.random() < 0.5 else round(screen.width - 14 * unit - shown.width)
    frame = (x - 4 * unit, y - 4 * unit, x + shown.width + 4 * unit, y + shown.height + 20 * unit)
    draw.rounded_rectangle(frame, 8 * unit, (220, 248, 198))
    mask = Image.new("L", shown.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, shown.width - 1, shown.height - 1), 7 * unit, 255)
    screen.paste(shown, (x, round(y)), mask)
    draw.text((x + shown.width - 34 * unit, y + shown.height + 3 * unit), "21:04", (110, 120, 110), font(10 * unit))
    _bubbles(draw, y + shown.height + 34 * unit, unit, rng, 4)
    draw.rectangle((0, screen.height - 52 * unit, screen.width, screen.height), ground)
    box = (10 * unit, screen.height - 46 * unit, 300 * unit, screen.height - 10 * unit)
    draw.rounded_rectangle(box, 18 * unit, WHITE)
    draw.text((26 * unit, screen.height - 36 * unit), "Message", (150, 150, 150), font(13 * unit))
    draw.ellipse((312 * unit, screen.height - 46 * unit, 348 * unit, screen.height - 10 * unit), (18, 140, 126), ink)
    return screen


def _bubbles(draw: ImageDraw.ImageDraw, y: float, unit: float, rng: Random, count: int) -> float:
    for _ in range(count):
        text, letters = sentence(rng, int(rng.integers(2, 7))), font(13 * unit)
        width = draw.textlength(text, letters) + 20 * unit
        x = 12 * unit if rng.random() < 0.5 else 348 * unit - width
        draw.rounded_rectangle((x, y, x + width, y + 30 * unit), 8 * unit, WHITE if x < 13 * unit else (220, 248, 198))
        draw.text((x + 10 * unit, y + 7 * unit), text, (20, 20, 24), letters)
        y += 40 * unit
    return y


def viewer(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Show it whole on a black screen, with the bars and buttons of a picture viewer."""
    screen, unit, ink = _phone(rng, BLACK)
    shown = contained(image, screen.width, round(screen.height - 150 * unit))
    screen = centred(shown, screen.width, screen.height, screen)
    draw = ImageDraw.Draw(screen)
    draw.text((40 * unit, 30 * unit), sentence(rng, 2), ink, font(14 * unit))
    draw.text((40 * unit, 48 * unit), f"{rng.integers(1, 13)}:{rng.integers(10, 60)}", (170, 170, 170), font(10 * unit))
    _buttons(draw, screen.height - 40 * unit, unit, ink, 4)
    return screen


def gallery(image: Image.Image, rng: Random, others: Others) -> Image.Image:
    """Show it as one of 15 square thumbnails of a gallery."""
    screen, unit, ink = _phone(rng, WHITE if rng.random() < 0.5 else BLACK)
    draw = ImageDraw.Draw(screen)
    draw.text((14 * unit, 34 * unit), sentence(rng, 2), ink, font(20 * unit))
    cell, place = round(119 * unit), int(rng.integers(15))
    for at in range(15):
        shown = covering(image if at == place else other(others, rng), cell, cell)
        screen.paste(shown, (round((at % 3) * 120.5 * unit), round((70 + at // 3 * 120.5) * unit)))
    bar = screen.height - 48 * unit
    draw.rectangle((0, bar, screen.width, screen.height), WHITE if ink[0] < 128 else BLACK)
    _buttons(draw, bar + 12 * unit, unit, ink, 4)
    return screen


def page(image: Image.Image, rng: Random, others: Others) -> Image.Image:
    """Show it in an article on a wide screen: a menu, columns of text, advertisements, a fifth of the area."""
    screen = Image.new("RGB", (1366, 768), WHITE)
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, 1366, 64), colour(rng, 20, 120))
    draw.text((40, 20), sentence(rng, 5), WHITE, font(22))
    draw.text((120, 90), sentence(rng, 7), (20, 20, 20), font(32))
    shown = contained(image, 620, 400)
    screen.paste(shown, (120, 150))
    for line in range((768 - 160 - shown.height) // 24):
        draw.text((120, 165 + shown.height + 24 * line), sentence(rng, 14), (50, 50, 50), font(15))
    for at in range(3):
        screen.paste(covering(other(others, rng), 300, 170), (960, 100 + at * 220))
        draw.text((960, 275 + at * 220), sentence(rng, 5), (20, 20, 20), font(14))
    return screen


def collage(columns: int, rows: int, *, mirrored: bool = False) -> Change:
    """Put it among unrelated photographs; each fills its cell, what doesn't fit is cut off."""

    def change(image: Image.Image, rng: Random, others: Others) -> Image.Image:
        image = ImageOps.mirror(image) if mirrored else image
        wide, gap = int(rng.choice([1000, 1080, 1200])), int(rng.choice([0, 6, 16]))
        across = wide // columns
        # A tool that makes collages keeps cells between 3:4 and 4:3.
        down = round(across * min(4 / 3, max(3 / 4, image.height / image.width)))
        sheet = Image.new("RGB", (columns * across, rows * down), WHITE if rng.random() < 0.7 else BLACK)
        place = int(rng.integers(columns * rows))
        for at in range(columns * rows):
            shown = covering(image if at == place else other(others, rng), across - gap, down - gap)
            sheet.paste(shown, (at % columns * across + gap // 2, at // columns * down + gap // 2))
        return sheet

    return change


def inset(share: float, *, mirrored: bool = False) -> Change:
    """Lay it over an unrelated photograph, small: ``share`` of that one's area."""

    def change(image: Image.Image, rng: Random, others: Others) -> Image.Image:
        image = ImageOps.mirror(image) if mirrored else image
        ground = longest(other(others, rng), int(rng.integers(640, 1281)))
        area = share * ground.width * ground.height
        ratio = image.width / image.height
        width, height = round(math.sqrt(area * ratio)), round(math.sqrt(area / ratio))
        shown = image.resize((min(width, ground.width), min(height, ground.height)), Image.Resampling.LANCZOS)
        x = int(rng.integers(0, ground.width - shown.width + 1))
        y = int(rng.integers(0, ground.height - shown.height + 1))
        ground.paste(shown, (x, y))
        return ground

    return change


EDITS = (
    edit("post", "screen", post),
    edit("chat", "screen", chat),
    edit("viewer", "screen", viewer),
    edit("collage-2", "collage", collage(2, 1)),
    edit("collage-4", "collage", collage(2, 2)),
    edit("article", "screen", page, hard=True),
    edit("gallery-15", "screen", gallery, hard=True),
    edit("collage-9", "collage", collage(3, 3), hard=True),
    edit("collage-6-mirrored", "collage", collage(2, 3, mirrored=True), hard=True),
    edit("inset-10", "inset", inset(0.10), hard=True),
    edit("inset-6", "inset", inset(0.06), hard=True),
    edit("inset-10-mirrored", "inset", inset(0.10, mirrored=True), hard=True),
)
