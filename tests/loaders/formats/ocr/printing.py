"""Notices printed and scanned, for tests: pages drawn in a Chinese font, with a seal, skewed, blurred and noisy."""

from __future__ import annotations

import math
import random
import subprocess
from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

DPI = 200
POINT = DPI / 72
SIZE = (1654, 2339)  # A4
LEFT, TOP, PITCH, MEASURE = 79, 100, 28.5, 28  # points; the measure in characters
INK, RED = (25, 25, 25), (205, 35, 40)
LATE = "，。、；：！？”’）》〕"  # marks that begin no line


@cache
def font_file() -> tuple[str, int] | None:
    """Return the file and index of a Chinese font; None where there is none."""
    command = ["fc-match", "-f", "%{file}\n%{index}\n%{lang}", "Noto Serif CJK SC:lang=zh-cn"]
    try:
        file, index, languages = subprocess.run(
            command, check=True, capture_output=True, text=True
        ).stdout.split("\n")
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    return (file, int(index) & 0xFFFF) if "zh-cn" in languages else None


def font(points: float) -> ImageFont.FreeTypeFont:
    found = font_file()
    assert found
    return ImageFont.truetype(found[0], round(points * POINT), index=found[1])


@cache
def width(char: str) -> float:
    """Return the width of a character in type sizes; a blank is half as wide as a Chinese character."""
    return (
        font(16).getlength(char) / font(16).size
        if char.isascii() and char != " "
        else 0.5
        if char == " "
        else 1.0
    )


class Sheet:
    """A page on which lines are set one below the other."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", SIZE, "white")
        self.draw = ImageDraw.Draw(self.image)
        self.y = TOP * POINT

    def line(
        self, text: str, indent: float = 0, points: float = 16, colour: tuple[int, int, int] = INK
    ) -> None:
        """Set a line, its indent in characters."""
        self.words(text, (LEFT + 16 * indent) * POINT, self.y, points, colour)
        self.y += PITCH * POINT * max(points / 16, 1)

    def centred(self, text: str, points: float = 16, colour: tuple[int, int, int] = INK) -> None:
        self.line(text, (MEASURE - len(text) * points / 16) / 2, points, colour)

    def paragraph(self, text: str) -> None:
        """Set a paragraph over the measure, its first line indented; no line begins with a closing mark."""
        line, indent = "", 2
        for char in text:
            full = indent + sum(map(width, line)) + width(char) > MEASURE
            if full and char not in LATE:
                self.line(line, indent)
                line, indent = "", 0
            line += char
        self.line(line, indent)

    def words(self, text: str, x: float, y: float, points: float, colour: tuple[int, int, int] = INK) -> None:
        face = font(points)
        for char in text:
            self.draw.text((x, y), char, font=face, fill=colour)
            x += face.size * width(char)

    def rule(self, colour: tuple[int, int, int] = RED) -> None:
        y = self.y + 8
        self.draw.line((LEFT * POINT, y, SIZE[0] - LEFT * POINT, y), fill=colour, width=4)
        self.y += PITCH * POINT

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Set a ruled table; widths in characters, cells are wrapped."""
        points, margin = 12, 8
        edges = [LEFT * POINT]
        for width in widths:
            edges.append(edges[-1] + width * points * POINT + 2 * margin)
        top = self.y
        for row in rows:
            self.draw.line((edges[0], self.y, edges[-1], self.y), fill=INK, width=3)
            lines = [
                [cell[at : at + width] for at in range(0, len(cell), width)]
                for cell, width in zip(row, widths, strict=True)
            ]
            for x, cell in zip(edges, lines, strict=False):
                for place, line in enumerate(cell):
                    self.words(line, x + margin, self.y + margin + place * 1.4 * points * POINT, points)
            self.y += 2 * margin + max(map(len, lines)) * 1.4 * points * POINT
        self.draw.line((edges[0], self.y, edges[-1], self.y), fill=INK, width=3)
        for x in edges:
            self.draw.line((x, top, x, self.y), fill=INK, width=3)
        self.y += PITCH * POINT

    def seal(self, name: str, x: float, y: float) -> None:
        """Print a red seal over what stands there: a circle, a star, and letters along the rim."""
        ink = Image.new("RGB", SIZE, "white")
        draw, radius = ImageDraw.Draw(ink), 58 * POINT
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=9)
        points = [(radius * 0.3 * (1 if turn % 2 == 0 else 0.4), turn * math.pi / 5) for turn in range(10)]
        draw.polygon(
            [(x + far * math.sin(angle), y - far * math.cos(angle)) for far, angle in points], fill=RED
        )
        face = font(13)
        for place, char in enumerate(name):
            degrees = -120 + 240 * place / (len(name) - 1)
            letter = Image.new("RGB", (72, 72), "white")
            ImageDraw.Draw(letter).text((18, 12), char, font=face, fill=RED)
            letter = letter.rotate(-degrees, fillcolor="white")
            at = math.radians(degrees)
            corner = (int(x + radius * 0.78 * math.sin(at) - 36), int(y - radius * 0.78 * math.cos(at) - 36))
            ink.paste(
                letter,
                corner,
                ImageChops.invert(letter).convert("L").point(lambda value: 255 if value > 40 else 0),
            )
        self.image = ImageChops.multiply(self.image, ink)
        self.draw = ImageDraw.Draw(self.image)


def scanned(sheet: Sheet, skew: float) -> Image.Image:
    """Return a page as a scanner gives it: skewed, a little blurred and grey, with noise."""
    page = sheet.image.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white").filter(
        ImageFilter.GaussianBlur(0.6)
    )
    return ImageChops.add(page, noise(), scale=1.0, offset=-40)


@cache
def noise() -> Image.Image:
    """Return noise of 28 levels around 24, the same each time."""
    grains = Image.frombytes("L", SIZE, random.Random(1).randbytes(SIZE[0] * SIZE[1]))
    return grains.point(lambda level: 10 + level * 28 // 255).convert("RGB")


def as_pdf(pages: Sequence[Image.Image]) -> bytes:
    """Return the pages as the PDF of a scanner, in JPEG."""
    file = BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=DPI, quality=75)
    return file.getvalue()


def as_image(page: Image.Image, form: str) -> bytes:
    file = BytesIO()
    page.save(file, form)
    return file.getvalue()
