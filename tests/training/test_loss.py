"""The loss of training is that of PyTorch's own functions, for less."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is a dependency of training/ alone")
SCRIPT = Path(__file__).resolve().parents[2] / "training" / "loss.py"


def test_loss_and_gradients_are_those_of_the_plain_cross_entropy() -> None:
    spec = importlib.util.spec_from_file_location("training_loss", SCRIPT)
    loss = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loss)
    torch.manual_seed(1)
    states = torch.randn(3, 90, 16, requires_grad=True)
    weight, bias = torch.randn(300, 16, requires_grad=True), torch.randn(300, requires_grad=True)
    targets = torch.randint(1, 300, (3, 90))
    targets[1, 40:] = 0
    logits = torch.nn.functional.linear(states, weight, bias)
    plain = torch.nn.functional.cross_entropy(
        logits.flatten(0, 1), targets.flatten(), ignore_index=0, label_smoothing=loss.SMOOTHING
    )  # fmt: skip
    wanted = torch.autograd.grad(plain, (states, weight, bias))
    own = loss.smoothed_loss(states, weight, bias, targets, 0)
    assert own.item() == pytest.approx(plain.item(), rel=1e-5)
    for gradient, other in zip(torch.autograd.grad(own, (states, weight, bias)), wanted, strict=True):
        assert torch.allclose(gradient, other, atol=1e-6)
