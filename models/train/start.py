"""Where a training run starts from: random weights, an earlier checkpoint, or a model that is in use already."""

import onnx
import torch
from onnx import numpy_helper

from model import Conv

SAMPLE = 48  # pictures that the normalisation is measured on


def load_start(file, detector, sample):
    """Fills `detector` with the weights of `file`: a checkpoint of this recipe, or the ONNX that it exported.

    `sample` [n,3,S,S], 0 to 1, are pictures of the kind to train on; only an ONNX needs them.
    """
    if file.suffix != ".onnx":
        detector.load_state_dict(torch.load(file)["averaged"])
        return
    graph = onnx.load(str(file)).graph
    weights = {each.name: torch.from_numpy(numpy_helper.to_array(each).copy()) for each in graph.initializer}
    unfold(detector, {name.split(".", 1)[1]: value for name, value in weights.items() if name.startswith("detector.")}, sample)


@torch.no_grad()
def unfold(detector, fused, sample):
    """Undoes `Conv.fuse`: normalisations whose statistics are those of the fused network itself.

    In an exported model the normalisation is part of the convolution, and what it was cannot be read from it. Training
    needs it back, with the mean and variance that its input really has: with others the first step, which normalises by
    the batch, would compute something else than the model did.
    """
    convs = {name: module for name, module in detector.named_modules() if isinstance(module, Conv)}
    plain = {name: value for name, value in fused.items() if not any(name.startswith(f"{conv}.conv.") for conv in convs)}
    expected = {name for name in detector.state_dict() if not any(name.startswith(f"{conv}.") for conv in convs)}
    if set(plain) != expected or any(f"{name}.conv.weight" not in fused for name in convs):
        raise ValueError("this ONNX file is not of this recipe, or of another --width")
    detector.load_state_dict(plain, strict=False)
    hooks = []
    for name, conv in convs.items():
        weight, bias = fused[f"{name}.conv.weight"], fused[f"{name}.conv.bias"]
        if weight.shape != conv.conv.weight.shape:
            raise ValueError(f"{name} has the shape {tuple(weight.shape)} in the ONNX file: train with the same --width")
        conv.conv.weight.copy_(weight)
        hooks.append(conv.conv.register_forward_hook(_settle(conv.norm, bias)))
    detector.eval()(sample)
    for hook in hooks:
        hook.remove()
    detector.train()


def _settle(norm, bias):
    """A hook that sets a normalisation so that, at the statistics found, it only adds the fused bias."""

    def settle(_module, _inputs, output):
        norm.running_mean.copy_(output.mean((0, 2, 3)))
        norm.running_var.copy_(output.var((0, 2, 3)))
        norm.weight.copy_(torch.sqrt(norm.running_var + norm.eps))
        norm.bias.copy_(bias + norm.running_mean)

    return settle
