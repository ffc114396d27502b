"""What a prediction costs: task-aligned assignment of boxes to cells, then CIoU, distribution focal and score loss."""

import math

import torch
from torch.nn import functional as F

from model import SIDE_BINS, cells

CANDIDATES_PER_BOX = 10
BOX_WEIGHT, SCORE_WEIGHT, SIDE_WEIGHT = 7.5, 0.5, 1.5
EPSILON = 1e-7


def overlap(a, b):
    """Intersection over union of corner boxes [..., 4]."""
    return _overlap_parts(a, b)[0]


def complete_overlap(a, b):
    """IoU less the distance of the centres and the difference in shape (CIoU, Zheng et al. 2020)."""
    iou, size_a, size_b = _overlap_parts(a, b)
    hull = torch.max(a[..., 2:], b[..., 2:]) - torch.min(a[..., :2], b[..., :2])
    between = (a[..., :2] + a[..., 2:] - b[..., :2] - b[..., 2:]).square().sum(-1) / 4
    angle_a = torch.atan(size_a[..., 0] / (size_a[..., 1] + EPSILON))
    angle_b = torch.atan(size_b[..., 0] / (size_b[..., 1] + EPSILON))
    shape = 4 / math.pi**2 * (angle_b - angle_a).square()
    with torch.no_grad():
        share = shape / (shape - iou + 1 + EPSILON)
    return iou - between / (hull.square().sum(-1) + EPSILON) - shape * share


def _overlap_parts(a, b):
    low, high = torch.max(a[..., :2], b[..., :2]), torch.min(a[..., 2:], b[..., 2:])
    shared = (high - low).clamp(0).prod(-1)
    size_a, size_b = a[..., 2:] - a[..., :2], b[..., 2:] - b[..., :2]
    return shared / (size_a.prod(-1) + size_b.prod(-1) - shared + EPSILON), size_a, size_b


@torch.no_grad()
def assign(scores, predicted, centres, truth):
    """Chooses the cells that answer for each true box (TOOD, Feng et al. 2021).

    scores [B,cells,classes], predicted corner boxes [B,cells,4], truth = (labels [B,M], boxes [B,M,4], present [B,M]).
    Returns which cells answer [B,cells], their boxes [B,cells,4], and the score each class should get [B,cells,classes].
    """
    labels, boxes, present = truth
    count, classes = labels.shape[1], scores.shape[2]
    to_sides = torch.cat([centres - boxes[:, :, None, :2], boxes[:, :, None, 2:] - centres], -1)
    eligible = (to_sides.amin(-1) > 1e-6) & present[..., None]
    iou = overlap(boxes[:, :, None], predicted[:, None]).clamp(0) * eligible
    own_score = scores.transpose(1, 2).gather(1, labels[..., None].expand(-1, -1, scores.shape[1]))
    fit = own_score.sqrt() * iou.pow(6) * eligible
    best = (fit + 1e-9 * eligible).topk(min(CANDIDATES_PER_BOX, fit.shape[2]), -1).indices
    chosen = torch.zeros_like(eligible).scatter_(2, best, True) & eligible
    # A cell wanted by several boxes goes to the one it overlaps most.
    closest = F.one_hot((iou * chosen).argmax(1), count).transpose(1, 2).bool()
    chosen = torch.where(chosen.sum(1, keepdim=True) > 1, closest & chosen, chosen)
    answers, owner = chosen.any(1), chosen.float().argmax(1)
    fit, iou = fit * chosen, iou * chosen
    target = (fit * iou.amax(-1, keepdim=True) / (fit.amax(-1, keepdim=True) + 1e-9)).amax(1) * answers
    own_boxes = boxes.gather(1, owner[..., None].expand(-1, -1, 4))
    return answers, own_boxes, F.one_hot(labels.gather(1, owner), classes) * target[..., None]


def detection_loss(outputs, size, truth):
    """Loss of side and score logits [B,channels,cells] of square pictures of `size` pixels; truth as in `assign`."""
    sides, scores = (output.float().transpose(1, 2) for output in outputs)
    centres, strides = cells(size, size)
    bins = torch.arange(SIDE_BINS, dtype=torch.float32)

    def corners(logits, centre, stride):
        distances = logits.unflatten(-1, (4, SIDE_BINS)).softmax(-1).matmul(bins) * stride
        return torch.cat([centre - distances[..., :2], centre + distances[..., 2:]], -1)

    with torch.no_grad():
        predicted = corners(sides, centres, strides)
    answers, boxes, targets = assign(scores.detach().sigmoid(), predicted, centres, truth)
    total = targets.sum().clamp(1)
    score_loss = F.binary_cross_entropy_with_logits(scores, targets, reduction="sum") / total
    picture, cell = answers.nonzero(as_tuple=True)
    if len(cell) == 0:
        return SCORE_WEIGHT * score_loss
    logits, box, weight = sides[picture, cell], boxes[picture, cell], targets[picture, cell].sum(-1)
    centre, stride = centres[cell], strides[cell]
    box_loss = ((1 - complete_overlap(corners(logits, centre, stride), box)) * weight).sum() / total
    wanted = torch.cat([centre - box[:, :2], box[:, 2:] - centre], -1) / stride
    side_loss = (_side_loss(logits, wanted.clamp(0, SIDE_BINS - 1.01)) * weight).sum() / total
    return BOX_WEIGHT * box_loss + SCORE_WEIGHT * score_loss + SIDE_WEIGHT * side_loss


def _side_loss(logits, wanted):
    """Cross entropy with the two bins next to the wanted distance [n,4], by nearness; mean over the sides."""
    below = wanted.long()
    share_above = wanted - below
    flat = logits.reshape(-1, SIDE_BINS)

    def entropy(bins):
        return F.cross_entropy(flat, bins.view(-1), reduction="none").view(-1, 4)

    return (entropy(below) * (1 - share_above) + entropy(below + 1) * share_above).mean(-1)
