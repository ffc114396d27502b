"""Reads a data set in YOLO form, as Lupa exports it, and makes training batches of it.

data.yaml names the classes and, for each split, the folder of its pictures; the labels of images/<split>/<name>.jpg are in
labels/<split>/<name>.txt, one line per box: class, centre x, centre y, width, height as shares of the picture. A picture
without boxes, or without a label file, is a good part.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
import yaml

PADDING = 114  # the grey around a letterboxed picture, as the station fills it
SUFFIXES = {".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"}


@dataclass(frozen=True)
class Picture:
    """RGB bytes [h,w,3], the long side already at the input size; corner boxes [n,4] in its pixels; classes [n]."""

    name: str
    pixels: np.ndarray
    boxes: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True)
class Dataset:
    root: Path
    names: tuple
    folders: dict

    @staticmethod
    def open(path):
        """`path` is the folder of the data set or its data.yaml."""
        file = Path(path) / "data.yaml" if Path(path).is_dir() else Path(path)
        described = yaml.safe_load(file.read_text("utf8"))
        names = described["names"]
        names = tuple(names[index] for index in sorted(names)) if isinstance(names, dict) else tuple(names)
        root = (file.parent / described.get("path", ".")).resolve()
        return Dataset(root, names, {split: root / described[split] for split in ("train", "val", "test") if described.get(split)})

    def load(self, split, size):
        """All pictures of a split, shrunk to `size` once: at training time only crops and light are computed."""
        if split not in self.folders:
            return []
        files = sorted(file for file in self.folders[split].rglob("*") if file.suffix.lower() in SUFFIXES)
        return [self._read(file, size) for file in files]

    def _read(self, file, size):
        pixels = cv2.imread(str(file), cv2.IMREAD_COLOR)  # applies the EXIF orientation, as the station does
        if pixels is None:
            raise ValueError(f"{file} is not a picture that can be read")
        scale = size / max(pixels.shape[:2])
        width, height = (max(1, round(side * scale)) for side in (pixels.shape[1], pixels.shape[0]))
        if (height, width) != pixels.shape[:2]:
            pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        labels, boxes = self._labels(file)
        boxes = np.concatenate([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2], 1)
        boxes = boxes.clip(0, 1) * np.array([width, height, width, height], np.float32)
        return Picture(file.stem, cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), boxes, labels)

    def _labels(self, picture):
        parts = list(picture.with_suffix(".txt").parts)
        parts[len(parts) - 1 - parts[::-1].index("images")] = "labels"
        file = Path(*parts)
        lines = file.read_text("utf8").splitlines() if file.exists() else []
        rows = np.array([line.split() for line in lines if line.strip()], np.float32).reshape(-1, 5)
        labels = rows[:, 0].astype(np.int64)
        if len(labels) and not 0 <= labels.min() <= labels.max() < len(self.names):
            raise ValueError(f"{file} has a class that data.yaml does not name")
        return labels, rows[:, 1:]


def letterbox(picture, size):
    """The picture in the middle of a grey square, and its boxes there: what the station shows the model."""
    height, width = picture.pixels.shape[:2]
    left, top = (size - width) // 2, (size - height) // 2
    square = np.full((size, size, 3), PADDING, np.uint8)
    square[top : top + height, left : left + width] = picture.pixels
    return square, picture.boxes + np.array([left, top, left, top], np.float32)


class Shuffled:
    """Draws without end from a list, each element once per round."""

    def __init__(self, items, random):
        self.items, self.random, self.order = items, random, []

    def draw(self):
        if not self.order:
            self.order = self.random.permutation(len(self.items)).tolist()
        return self.items[self.order.pop()]


class Batches:
    """Endless training batches. Rare classes are drawn as often as frequent ones, and `good_share` of the pictures carry no box,
    so that the model learns what is no defect."""

    def __init__(self, pictures, random, good_share=0.15):
        self.random = random
        classes = sorted({label for picture in pictures for label in picture.labels})
        self.by_class = [Shuffled([picture for picture in pictures if label in picture.labels], random) for label in classes]
        self.good = Shuffled([picture for picture in pictures if not len(picture.labels)], random)
        self.good_share = good_share if self.good.items else 0.0
        if not classes:
            raise ValueError("no picture of the training split has a box")

    def _draw(self):
        if self.random.random() < self.good_share:
            return self.good.draw()
        return self.by_class[self.random.integers(len(self.by_class))].draw()

    def next(self, count, augment):
        """Pictures [count,3,size,size] 0 to 1, and their truth: labels, corner boxes, and which of them are present."""
        samples = [augment(self._draw()) for _ in range(count)]
        pixels = torch.from_numpy(np.stack([pixels for pixels, _, _ in samples])).permute(0, 3, 1, 2)
        most = max(1, *(len(labels) for _, _, labels in samples))
        labels = torch.zeros(count, most, dtype=torch.long)
        boxes = torch.zeros(count, most, 4)
        present = torch.zeros(count, most, dtype=torch.bool)
        for row, (_, own_boxes, own_labels) in enumerate(samples):
            labels[row, : len(own_labels)] = torch.from_numpy(own_labels)
            boxes[row, : len(own_labels)] = torch.from_numpy(own_boxes)
            present[row, : len(own_labels)] = True
        return pixels.float().div_(255).contiguous(memory_format=torch.channels_last), (labels, boxes, present)
