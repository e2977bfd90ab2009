"""Pictures of pages held against each other: what may differ, and all three to look at where they do."""

from __future__ import annotations

from PIL import Image, ImageChops

FAINT = 32
"""Of 255: how far a channel may stray. Another processor rounds the edges of letters by a few steps, never by these."""
SHARE = 0.0002
"""Of all pixels: how many may stray further, about a letter's worth on a page at 72 dpi."""
GAP = 12


def share_apart(one: Image.Image, other: Image.Image) -> float:
    """Return which share of the pixels of two pictures differ by more than a faint step: all when their sizes do."""
    if one.size != other.size:
        return 1.0
    far = _far(one, other)
    return far.histogram()[255] / (far.width * far.height)


def side_by_side(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """Return what was expected, what was found, and where they differ in black, in a row on gray."""
    far = _far(expected, actual) if expected.size == actual.size else Image.new("L", actual.size)
    images = [expected, actual, ImageChops.invert(far)]
    width = sum(image.width + GAP for image in images) + GAP
    row = Image.new("RGB", (width, max(image.height for image in images) + 2 * GAP), "gray")
    left = GAP
    for image in images:
        row.paste(image.convert("RGB"), (left, GAP))
        left += image.width + GAP
    return row


def _far(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return a picture that is white where two differ by more than a faint step in any channel, else black."""
    channels = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).split()
    strongest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return strongest.point([255 if step > FAINT else 0 for step in range(256)])
