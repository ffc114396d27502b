"""Average precision of a detector on labelled pictures, as COCO counts it: 101 recall levels, IoU 0.50 to 0.95."""

import cv2
import numpy as np
import torch

from dataset import letterbox
from model import Inference

IOU_LIMITS = np.arange(0.5, 1.0, 0.05)
RECALL_LEVELS = np.linspace(0, 1, 101)
MIN_SCORE, OVERLAP_LIMIT, MOST_BOXES = 0.001, 0.45, 300


@torch.no_grad()
def detect(inference, square):
    """Corner boxes [n,4] in pixels of a square picture, scores [n] and classes [n], best first."""
    output = inference(torch.from_numpy(square).permute(2, 0, 1)[None].float() / 255)[0].numpy()
    classes, scores = output[4:].argmax(0), output[4:].max(0)
    likely = np.flatnonzero(scores >= MIN_SCORE)
    boxes, classes, scores = output[:4, likely].T, classes[likely], scores[likely]
    boxes = np.concatenate([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, 2:]], 1)
    apart = boxes.copy()
    apart[:, :2] += classes[:, None] * 4 * len(square)  # so that boxes of two classes never meet
    kept = np.array(cv2.dnn.NMSBoxes(apart.tolist(), scores.tolist(), MIN_SCORE, OVERLAP_LIMIT), int).reshape(-1)[:MOST_BOXES]
    boxes = boxes[kept]
    return np.concatenate([boxes[:, :2], boxes[:, :2] + boxes[:, 2:]], 1), scores[kept], classes[kept]


def overlaps(a, b):
    """Intersection over union of each of a [n,4] with each of b [m,4]."""
    low, high = np.maximum(a[:, None, :2], b[None, :, :2]), np.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = (high - low).clip(0).prod(2)
    area_a, area_b = (a[:, 2:] - a[:, :2]).prod(1), (b[:, 2:] - b[:, :2]).prod(1)
    return shared / (area_a[:, None] + area_b[None] - shared + 1e-9)


def matches(boxes, truth):
    """For each box, best score first, and each IoU limit: does it find a true box that no better one has found?"""
    found = np.zeros((len(boxes), len(IOU_LIMITS)), bool)
    if not len(boxes) or not len(truth):
        return found
    iou = overlaps(boxes, truth)
    for column, limit in enumerate(IOU_LIMITS):
        is_free = np.ones(len(truth), bool)
        for row in range(len(boxes)):
            candidates = np.where(is_free, iou[row], -1)
            best = candidates.argmax()
            if candidates[best] >= limit:
                is_free[best] = False
                found[row, column] = True
    return found


def average_precision(found, scores, truth_count):
    """Mean precision at 101 recall levels; found [n] says which of the scored boxes are right."""
    if truth_count == 0:
        return None
    right = found[np.argsort(-scores, kind="stable")]
    hits = right.cumsum()
    recall, precision = hits / truth_count, hits / np.arange(1, len(right) + 1)
    ceiling = np.append(np.maximum.accumulate(precision[::-1])[::-1], 0.0)
    return float(ceiling[np.searchsorted(recall, RECALL_LEVELS, side="left")].mean())


def report(detector, pictures, names, size):
    """mAP and per-class figures over all pictures; classes that never occur are left out of the means."""
    inference = Inference(detector, size).eval()
    rows = {name: {"found": [], "scores": [], "boxes": 0} for name in names}
    for picture in pictures:
        square, truth = letterbox(picture, size)
        boxes, scores, classes = detect(inference, square)
        for index, row in enumerate(rows.values()):
            own, true = classes == index, picture.labels == index
            row["found"].append(matches(boxes[own], truth[true]))
            row["scores"].append(scores[own])
            row["boxes"] += int(true.sum())
    by_class = {name: _class_report(row) for name, row in rows.items() if row["boxes"] > 0}

    def mean(key):
        return sum(figures[key] for figures in by_class.values()) / max(len(by_class), 1)

    return {
        "pictures": len(pictures),
        "goodPictures": sum(not len(picture.labels) for picture in pictures),
        "map50": mean("ap50"),
        "map50To95": mean("ap50To95"),
        "byClass": by_class,
    }


def _class_report(row):
    found, scores = np.concatenate(row["found"]), np.concatenate(row["scores"])
    by_limit = [average_precision(found[:, column], scores, row["boxes"]) for column in range(len(IOU_LIMITS))]
    return {"ap50": by_limit[0], "ap50To95": sum(by_limit) / len(by_limit), "boxes": row["boxes"]}
