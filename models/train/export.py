#!/usr/bin/python3
"""Writes a checkpoint as ONNX in the layout of YOLOv8: images [1,3,S,S] → output0 [1,4+classes,cells].

export.py RUN/last.pt model.onnx
"""

import argparse
import copy
import os
import warnings

import onnx
import torch

from model import Conv, Detector, Inference

OPSET = 17


def load_averaged(checkpoint):
    """The detector with the averaged weights of a checkpoint, ready for inference."""
    detector = Detector(len(checkpoint["names"]), checkpoint["width"])
    detector.load_state_dict(checkpoint["averaged"])
    return detector.eval()


def export(detector, names, size, file, description):
    fused = copy.deepcopy(detector).to(memory_format=torch.contiguous_format).eval()
    for module in fused.modules():
        if isinstance(module, Conv):
            module.fuse()
    draft = f"{file}.part"
    warnings.filterwarnings("ignore", message="The shape inference of prim::Constant")  # a remark of torch 1.13 about itself
    torch.onnx.export(
        Inference(fused, size).eval(),
        torch.zeros(1, 3, size, size),
        draft,
        opset_version=OPSET,
        input_names=["images"],
        output_names=["output0"],
    )
    graph = onnx.load(draft)
    metadata = {
        "description": description,
        "task": "detect",
        "stride": "32",
        "batch": "1",
        "imgsz": repr([size, size]),
        "names": repr(dict(enumerate(names))),
    }
    onnx.helper.set_model_props(graph, metadata)
    onnx.checker.check_model(graph)
    onnx.save(graph, draft)
    os.replace(draft, file)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint")
    options.add_argument("out")
    options.add_argument("--description", default="Defect detector trained with Lupa's recipe")
    chosen = options.parse_args()
    checkpoint = torch.load(chosen.checkpoint)
    export(load_averaged(checkpoint), checkpoint["names"], checkpoint["size"], chosen.out, chosen.description)


if __name__ == "__main__":
    main()
