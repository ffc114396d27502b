"""Changes a picture as a camera, a lamp or a tray might, never so that a defect would become another one."""

import math

import cv2
import numpy as np

from dataset import PADDING

MIN_SHARE_LEFT = 0.5  # of a box's area, for it to count as still in a crop


def augment(picture, size, random, strength=1.0, flips="both"):
    """A square of `size` pixels, its corner boxes and their classes. `strength` 0 to 1 scales how often things change."""
    height, width = picture.pixels.shape[:2]
    scale = math.exp(random.uniform(-0.2, 0.2)) if random.random() < 0.4 * strength else 1.0
    reach = size / scale
    left, top = _corner(picture, reach, random)
    if scale == 1.0:
        left, top = round(left), round(top)  # whole pixels stay sharp
    matrix = np.array([[scale, 0, -left * scale], [0, scale, -top * scale]], np.float32)
    pixels = cv2.warpAffine(picture.pixels, matrix, (size, size), flags=cv2.INTER_LINEAR, borderValue=(PADDING,) * 3)
    moved = (picture.boxes - np.array([left, top, left, top], np.float32)) * np.float32(scale)
    boxes = moved.clip(0, size)
    kept = _areas(boxes) > MIN_SHARE_LEFT * _areas(moved)
    boxes, labels = boxes[kept], picture.labels[kept]
    if flips in ("horizontal", "both") and random.random() < 0.5:
        pixels, boxes = pixels[:, ::-1], np.stack([size - boxes[:, 2], boxes[:, 1], size - boxes[:, 0], boxes[:, 3]], 1)
    if flips in ("vertical", "both") and random.random() < 0.5:
        pixels, boxes = pixels[::-1], np.stack([boxes[:, 0], size - boxes[:, 3], boxes[:, 2], size - boxes[:, 1]], 1)
    return relight(np.ascontiguousarray(pixels), random, strength), boxes.astype(np.float32), labels


def _corner(picture, reach, random):
    """Where a window of `reach` pixels starts: mostly around a box, and inside the picture where it fits."""
    height, width = picture.pixels.shape[:2]
    if reach < max(height, width) * 0.9 and len(picture.boxes) and random.random() < 0.85:
        x1, y1, x2, y2 = picture.boxes[random.integers(len(picture.boxes))]
        slack = max(0.0, reach / 2 - 24)
        x, y = (x1 + x2) / 2 + random.uniform(-slack, slack), (y1 + y2) / 2 + random.uniform(-slack, slack)
    else:
        x, y = random.uniform(0, width), random.uniform(0, height)

    def start(middle, length):
        if reach >= length:  # all of it is visible: centred, give or take
            return (length - reach) / 2 + random.uniform(-24, 24)
        return min(max(middle - reach / 2, 0), length - reach)

    return start(x, width), start(y, height)


def _areas(boxes):
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def relight(pixels, random, strength=1.0):
    """Another lamp, another exposure, another sensor: brightness, gamma, colour, a gradient of light, blur and noise."""
    if random.random() < 0.7 * strength:
        gain = math.exp(random.uniform(-0.3, 0.3)) * np.exp(random.uniform(-0.08, 0.08, 3))
        gamma, lift = math.exp(random.uniform(-0.25, 0.25)), random.uniform(-10, 10)
        level = np.arange(256)[:, None] / 255
        table = (255 * gain * level**gamma + lift).clip(0, 255).astype(np.uint8)
        pixels = cv2.LUT(pixels, table[None])
    if random.random() < 0.25 * strength:
        across, down = np.linspace(-1, 1, pixels.shape[1]), np.linspace(-1, 1, pixels.shape[0])
        slope_x, slope_y = random.uniform(-0.25, 0.25, 2)
        light = (1 + slope_x * across[None] + slope_y * down[:, None]).astype(np.float32)
        pixels = (pixels * light[..., None]).clip(0, 255).astype(np.uint8)
    if random.random() < 0.15 * strength:
        pixels = cv2.GaussianBlur(pixels, (3, 3), random.uniform(0.3, 0.9))
    if random.random() < 0.2 * strength:
        noise = random.standard_normal(pixels.shape, np.float32) * random.uniform(1, 6)
        pixels = (pixels + noise).clip(0, 255).astype(np.uint8)
    return pixels
