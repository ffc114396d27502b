"""The state of a training run and what one step does to it."""

import math
import time
from pathlib import Path

import numpy as np
import torch

from augment import augment
from loss import detection_loss
from model import Detector

WARM_UP_STEPS = 200
AVERAGE_OVER_STEPS = 1000
LAST_SHARE_GENTLE = 0.15  # of the time: pictures nearly as they are, so that the model ends on the real distribution


class Training:
    """A detector, the running average of its weights, the optimiser, and how much time they have had."""

    def __init__(self, names, options):
        self.names, self.options = names, options
        self.random = np.random.default_rng(options.seed)
        torch.manual_seed(options.seed)
        self.detector = Detector(len(names), options.width).to(memory_format=torch.channels_last)
        self.averaged = Detector(len(names), options.width).eval()
        self.averaged.load_state_dict(self.detector.state_dict())
        weights = [p for p in self.detector.parameters() if p.ndim > 1]
        others = [p for p in self.detector.parameters() if p.ndim <= 1]
        groups = [{"params": weights, "weight_decay": 0.03}, {"params": others, "weight_decay": 0.0}]
        self.optimiser = torch.optim.AdamW(groups, lr=options.rate, betas=(0.9, 0.99))
        self.steps, self.seconds = 0, 0.0
        self.bfloat16 = has_fast_bfloat16()

    @property
    def progress(self):
        """Share of the planned time that is used, 0 to 1. All schedules follow it, because the speed of a machine varies."""
        return self.seconds / (self.options.minutes * 60)

    def step(self, batches):
        """One batch: small crops at first, whole pictures later; the same number of pixels either way."""
        started = time.monotonic()
        is_crops = self.progress < self.options.crops
        count, size = (16, self.options.size // 2) if is_crops else (4, self.options.size)
        strength = 0.3 if self.progress > 1 - LAST_SHARE_GENTLE else 1.0
        pictures, truth = batches.next(count, lambda p: augment(p, size, self.random, strength, self.options.flips))
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bfloat16):
            outputs = self.detector(pictures)
        loss = detection_loss(outputs, size, truth)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.detector.parameters(), 20.0)
        self.optimiser.step()
        self.steps += 1
        self._average()
        self.seconds += time.monotonic() - started
        return float(loss)

    def rate(self):
        warmth = min(1.0, (self.steps + 1) / WARM_UP_STEPS)
        return self.options.rate * warmth * (0.01 + 0.99 * (1 + math.cos(math.pi * self.progress)) / 2)

    @torch.no_grad()
    def _average(self):
        # Short memory at first, so that the average leaves the random start behind.
        keep = (1 - 1 / AVERAGE_OVER_STEPS) * (1 - math.exp(-self.steps / 300))
        for mean, value in zip(self.averaged.state_dict().values(), self.detector.state_dict().values()):
            if mean.is_floating_point():
                mean.mul_(keep).add_(value, alpha=1 - keep)

    def checkpoint(self):
        return {
            "names": self.names,
            "width": self.options.width,
            "size": self.options.size,
            "detector": self.detector.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "random": self.random.bit_generator.state,
            "steps": self.steps,
            "seconds": self.seconds,
        }

    def restore(self, checkpoint):
        self.detector.load_state_dict(checkpoint["detector"])
        self.averaged.load_state_dict(checkpoint["averaged"])
        self.optimiser.load_state_dict(checkpoint["optimiser"])
        self.random.bit_generator.state = checkpoint["random"]
        self.steps, self.seconds = checkpoint["steps"], checkpoint["seconds"]


def has_fast_bfloat16():
    """Whether the processor multiplies bfloat16 in hardware; elsewhere it would be slower than float32."""
    try:
        return "amx_bf16" in Path("/proc/cpuinfo").read_text("utf8")
    except OSError:
        return False
