"""A small anchor-free detector of the YOLO family: a CSP backbone, a two-way neck and one head per stride.

Each cell of each grid says how far the four sides of a box are from its centre, as a distribution over
SIDE_BINS distances (distribution focal loss, Li et al. 2020), and one score per class. There is no
objectness and there are no anchor shapes, as in YOLOv8.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F

STRIDES = (8, 16, 32)
SIDE_BINS = 16


class Conv(nn.Module):
    """Convolution, batch normalisation, ReLU.

    ReLU, because runtimes fold it into the convolution and its gradient is cheap: against SiLU a training step took
    two thirds of the time on a CPU and a picture was inferred sooner, for a small loss in accuracy.
    """

    def __init__(self, inputs, outputs, kernel=1, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.03)

    def forward(self, x):
        return F.relu(self.norm(self.conv(x)), inplace=True)

    def fuse(self):
        """Folds the normalisation into the convolution; for inference only."""
        gain = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        old = self.conv
        fused = nn.Conv2d(old.in_channels, old.out_channels, old.kernel_size, old.stride, old.padding)
        fused.weight.data = old.weight.data * gain.view(-1, 1, 1, 1)
        fused.bias.data = self.norm.bias.data - self.norm.running_mean * gain
        self.conv, self.norm = fused, nn.Identity()


class Csp(nn.Module):
    """Splits the channels, sends one half through `depth` bottlenecks and keeps every step on the way."""

    def __init__(self, inputs, outputs, depth=1, residual=True):
        super().__init__()
        self.half, self.residual = outputs // 2, residual
        self.enter = Conv(inputs, outputs)
        self.leave = Conv(self.half * (2 + depth), outputs)
        self.steps = nn.ModuleList(
            nn.Sequential(Conv(self.half, self.half, 3), Conv(self.half, self.half, 3)) for _ in range(depth)
        )

    def forward(self, x):
        parts = list(self.enter(x).split(self.half, 1))
        for step in self.steps:
            parts.append(step(parts[-1]) + parts[-1] if self.residual else step(parts[-1]))
        return self.leave(torch.cat(parts, 1))


class PyramidPool(nn.Module):
    """Sees the surroundings at four sizes by repeated 5×5 pooling."""

    def __init__(self, channels):
        super().__init__()
        self.enter, self.leave = Conv(channels, channels // 2), Conv(channels * 2, channels)
        self.pool = nn.MaxPool2d(5, 1, 2)

    def forward(self, x):
        parts = [self.enter(x)]
        for _ in range(3):
            parts.append(self.pool(parts[-1]))
        return self.leave(torch.cat(parts, 1))


class Head(nn.Module):
    """Side distances and class scores of one stride, both as logits."""

    def __init__(self, inputs, hidden, classes, stride):
        super().__init__()
        self.sides = nn.Sequential(Conv(inputs, hidden, 3), Conv(hidden, hidden, 3), nn.Conv2d(hidden, 4 * SIDE_BINS, 1))
        self.scores = nn.Sequential(Conv(inputs, hidden, 3), Conv(hidden, hidden, 3), nn.Conv2d(hidden, classes, 1))
        # Start from a few objects per 640 px picture: at even odds the first steps only unlearn the background.
        nn.init.constant_(self.sides[-1].bias, 1.0)
        nn.init.constant_(self.scores[-1].bias, math.log(5 / classes / (640 / stride) ** 2))

    def forward(self, x):
        return self.sides(x), self.scores(x)


class Detector(nn.Module):
    """`width` 1.0 has about 1.5 million parameters, 0.75 a million, 0.5 four hundred thousand."""

    def __init__(self, classes, width):
        super().__init__()
        self.classes, self.width = classes, width

        def wide(channels):
            # Sixteens fill the registers of the processors that run the model: fewer channels are not faster.
            return max(16, int(channels * width / 16 + 0.5) * 16)

        c1, c2, c3, c4, c5 = (wide(c) for c in (16, 32, 64, 128, 160))
        n4, n5, hidden = wide(96), wide(128), wide(32)
        self.stem = nn.Sequential(Conv(3, c1, 3, 2), Conv(c1, c2, 3, 2), Csp(c2, c2))
        self.at8 = nn.Sequential(Conv(c2, c3, 3, 2), Csp(c3, c3, 2))
        self.at16 = nn.Sequential(Conv(c3, c4, 3, 2), Csp(c4, c4, 2))
        self.at32 = nn.Sequential(Conv(c4, c5, 3, 2), Csp(c5, c5), PyramidPool(c5))
        self.down_to16 = Csp(c5 + c4, n4, residual=False)
        self.down_to8 = Csp(n4 + c3, c3, residual=False)
        self.shrink8 = Conv(c3, c3, 3, 2)
        self.up_to16 = Csp(c3 + n4, n4, residual=False)
        self.shrink16 = Conv(n4, n4, 3, 2)
        self.up_to32 = Csp(n4 + c5, n5, residual=False)
        self.heads = nn.ModuleList(
            Head(channels, hidden, classes, stride) for channels, stride in zip((c3, n4, n5), STRIDES)
        )

    def forward(self, pictures):
        """Pictures [B,3,H,W], 0 to 1 → side logits [B,4·SIDE_BINS,cells] and score logits [B,classes,cells]."""
        fine = self.at8(self.stem(pictures))
        middle = self.at16(fine)
        coarse = self.at32(middle)
        middle = self.down_to16(torch.cat([F.interpolate(coarse, scale_factor=2.0), middle], 1))
        fine = self.down_to8(torch.cat([F.interpolate(middle, scale_factor=2.0), fine], 1))
        middle = self.up_to16(torch.cat([self.shrink8(fine), middle], 1))
        coarse = self.up_to32(torch.cat([self.shrink16(middle), coarse], 1))
        outputs = [head(level) for head, level in zip(self.heads, (fine, middle, coarse))]
        sides = torch.cat([sides.flatten(2) for sides, _ in outputs], 2)
        scores = torch.cat([scores.flatten(2) for _, scores in outputs], 2)
        return sides, scores


def cells(height, width):
    """Centres [cells,2] in pixels and strides [cells,1] of all grids over a picture, in the order of the outputs."""
    centres, strides = [], []
    for stride in STRIDES:
        rows, columns = height // stride, width // stride
        y, x = torch.meshgrid(torch.arange(rows) + 0.5, torch.arange(columns) + 0.5, indexing="ij")
        centres.append(torch.stack([x, y], -1).view(-1, 2) * stride)
        strides.append(torch.full((rows * columns, 1), float(stride)))
    return torch.cat(centres), torch.cat(strides)


class Inference(nn.Module):
    """The detector as it is exported: [1,3,H,W] → [1,4+classes,cells], boxes as centre and size in pixels."""

    def __init__(self, detector, size=640):
        super().__init__()
        self.detector = detector
        centres, strides = cells(size, size)
        self.register_buffer("centres", centres.t()[None].contiguous())
        self.register_buffer("strides", strides.t()[None].contiguous())
        self.register_buffer("bins", torch.arange(SIDE_BINS, dtype=torch.float32).view(1, SIDE_BINS, 1, 1))

    def forward(self, pictures):
        sides, scores = self.detector(pictures)
        by_bin = sides.view(sides.shape[0], 4, SIDE_BINS, -1).transpose(1, 2).softmax(1)
        distances = (by_bin * self.bins).sum(1) * self.strides
        low, high = self.centres - distances[:, :2], self.centres + distances[:, 2:]
        return torch.cat([(low + high) / 2, high - low, scores.sigmoid()], 1)
