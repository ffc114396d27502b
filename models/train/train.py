#!/usr/bin/python3
"""Trains a detector on a data set that Lupa exported; writes model.onnx and report.json.

train.py DATASET --out RUN --minutes 45
train.py DATASET --out RUN --minutes 45 --resume
"""

import argparse
import csv
import hashlib
import json
import os
import time
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import torch

from dataset import Batches, Dataset, letterbox
from export import export, load_averaged
from measure import report
from start import SAMPLE, load_start
from training import Training

SAVE_EVERY_S = 90
LOG_EVERY_STEPS = 25


def save(checkpoint, file):
    draft = file.with_suffix(".part")
    torch.save(checkpoint, draft)
    os.replace(draft, file)


def train(training, pictures, run):
    batches = Batches(pictures, training.random)
    losses, saved_at = [], time.monotonic()
    with open(run / "log.csv", "a", newline="") as log:
        rows = csv.writer(log)
        while training.progress < 1:
            losses.append(training.step(batches))
            if training.steps % LOG_EVERY_STEPS == 0:
                rows.writerow([training.steps, round(training.seconds), f"{training.rate():.6f}", f"{np.mean(losses):.4f}"])
                log.flush()
                losses.clear()
            if time.monotonic() - saved_at > SAVE_EVERY_S:
                save(training.checkpoint(), run / "last.pt")
                saved_at = time.monotonic()
    save(training.checkpoint(), run / "last.pt")


def describe(training, dataset, pictures):
    """What a model's card says about its origin, and the size of the model."""
    options = training.options
    chosen = {name: getattr(options, name) for name in ("minutes", "width", "size", "seed", "rate", "crops", "flips")}
    return {
        "recipe": [" ".join(["train.py DATASET", *(f"--{name} {value}" for name, value in chosen.items()), *start_of(options)])],
        "lineage": options.lineage or f"the training split of the data set {dataset.root.name}",
        "seed": str(options.seed),
        "pictures": len(pictures),
        "boxes": sum(len(picture.labels) for picture in pictures),
        "minutes": round(training.seconds / 60, 1),
        "steps": training.steps,
        "date": date.today().isoformat(),
        "parameters": sum(p.numel() for p in training.averaged.parameters()),
    }


def start_of(options):
    """What the run went on from, told apart by its content: file names say little after a while."""
    if options.start_from is None:
        return []
    return [f"--start-from {options.start_from.name} (sha256 {hashlib.sha256(options.start_from.read_bytes()).hexdigest()})"]


def parse_options():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("dataset", help="folder with data.yaml")
    options.add_argument("--out", type=Path, required=True, help="folder of the run: checkpoint, log, model, report")
    options.add_argument("--minutes", type=float, default=45, help="training time; reading and measuring come on top")
    options.add_argument("--width", type=float, default=0.75, help="channels relative to the standard model")
    options.add_argument("--size", type=int, default=640, help="side of the model's input in pixels")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    options.add_argument("--crops", type=float, default=0.6, help="share of the time on crops of half the size")
    options.add_argument("--flips", choices=("none", "horizontal", "vertical", "both"), default="both")
    options.add_argument("--threads", type=int, default=os.cpu_count())
    options.add_argument("--lineage", help="what the pictures are and where they come from, for the model's card")
    options.add_argument("--resume", action="store_true", help="go on from the run's checkpoint")
    options.add_argument("--start-from", type=Path, help="go on from an earlier last.pt or model.onnx of the same width")
    return options.parse_args()


def main():
    options = parse_options()
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    dataset = Dataset.open(options.dataset)
    training = Training(dataset.names, options)
    pictures = dataset.load("train", options.size)
    print(f"{len(pictures)} training pictures, classes {', '.join(dataset.names)}", flush=True)
    if options.start_from:
        sample = np.stack([letterbox(picture, options.size)[0] for picture in pictures[:SAMPLE]])
        load_start(options.start_from, training.detector, torch.from_numpy(sample).permute(0, 3, 1, 2).float() / 255)
        training.averaged.load_state_dict(training.detector.state_dict())
    if options.resume and (options.out / "last.pt").exists():
        training.restore(torch.load(options.out / "last.pt"))
    train(training, pictures, options.out)

    checkpoint = torch.load(options.out / "last.pt")
    detector = load_averaged(checkpoint)
    description = f"Defect detector, {training.steps} steps on {len(pictures)} pictures"
    export(detector, dataset.names, options.size, options.out / "model.onnx", description)
    held_back = {split: dataset.load(split, options.size) for split in ("val", "test")}
    measured = {
        split: report(detector, pictures, dataset.names, options.size) for split, pictures in held_back.items() if pictures
    }
    trained = describe(training, dataset, pictures)
    (options.out / "report.json").write_text(json.dumps({"training": trained, "measured": measured}, indent=2) + "\n", "utf8")
    for split, figures in measured.items():
        print(f"{split}: {figures['pictures']} pictures, mAP50 {figures['map50']:.3f}, mAP50-95 {figures['map50To95']:.3f}")


if __name__ == "__main__":
    main()
