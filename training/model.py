"""A pre-norm transformer with a deep encoder and a shallow decoder, written so that CTranslate2 runs the same arithmetic.

Sources: Vaswani et al., Attention Is All You Need, 2017; Xiong et al., On Layer Normalization in the Transformer Architecture,
ICML 2020 (pre-norm); Kasai et al., Deep Encoder, Shallow Decoder, ICLR 2021; Garg et al., Jointly Learning to Align and
Translate with Transformer Models, EMNLP 2019 (one decoder head whose attention is read as an alignment).
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

ALIGNMENT_HEAD = 1
"""Head of the last decoder layer whose attention is taught to be a word alignment."""


@dataclass(frozen=True)
class Shape:
    """The size of a model."""

    vocabulary: int = 16000
    width: int = 384
    inner: int = 1536
    heads: int = 6
    encoder: int = 6
    decoder: int = 2
    positions: int = 256

    def as_dict(self) -> dict[str, int]:
        """Return the shape as plain numbers."""
        return asdict(self)


def position_table(length: int, width: int) -> Tensor:
    """Return sinusoidal positions, (length, width): sines in the first half, cosines in the second, as CTranslate2 has them."""
    half = width // 2
    rates = torch.exp(torch.arange(half) * -(math.log(10000.0) / (half - 1)))
    angles = torch.arange(length).unsqueeze(1) * rates.unsqueeze(0)
    return torch.cat([torch.sin(angles), torch.cos(angles)], dim=1)


def attend_plainly(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, *, causal: bool) -> Tensor:
    """Return attention by matrix products; on a CPU its backward pass is faster than the fused kernel's."""
    energy = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(2, 3))
    if causal:
        energy = energy.masked_fill(torch.ones(energy.shape[-2:], dtype=torch.bool, device=energy.device).triu(1), -1e4)
    if mask is not None:
        energy = energy.masked_fill(~mask, -1e4)
    return torch.matmul(energy.softmax(-1), value)


class Attention(nn.Module):
    """Multi-head attention; `forward` takes (batch, length, width)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(self, state: Tensor, memory: Tensor, mask: Tensor | None, *, causal: bool = False) -> Tensor:
        """Return the attended state; `mask` is true where memory may be read, (batch, 1, 1, length)."""
        batch, length, width = state.shape

        def split(tensor: Tensor) -> Tensor:
            return tensor.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)

        parts = split(self.query(state)), split(self.key(memory)), split(self.value(memory))
        if state.is_cuda:
            attended = functional.scaled_dot_product_attention(*parts, attn_mask=mask, is_causal=causal)
        else:
            attended = attend_plainly(*parts, mask, causal=causal)
        joined: Tensor = self.output(attended.transpose(1, 2).reshape(batch, length, width))
        return joined

    def weigh(self, state: Tensor, memory: Tensor, mask: Tensor, head: int) -> Tensor:
        """Return the log of one head's attention, (batch, length, memory length)."""
        size = state.shape[-1] // self.heads
        part = slice(head * size, (head + 1) * size)
        query = functional.linear(state, self.query.weight[part], self.query.bias[part])
        key = functional.linear(memory, self.key.weight[part], self.key.bias[part])
        energy = torch.matmul(query, key.transpose(1, 2)).float() / math.sqrt(size)
        return functional.log_softmax(energy.masked_fill(~mask[:, 0], -1e4), dim=-1)


class Layer(nn.Module):
    """One encoder or decoder layer."""

    def __init__(self, shape: Shape, dropout: float, *, cross: bool) -> None:
        super().__init__()
        self.norm_self = nn.LayerNorm(shape.width)
        self.attend_self = Attention(shape)
        self.norm_cross = nn.LayerNorm(shape.width) if cross else None
        self.attend_cross = Attention(shape) if cross else None
        self.norm_inner = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, state: Tensor, mask: Tensor | None, memory: Tensor | None = None, memory_mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return the state after the layer, and what its attention to the source is asked with."""
        normed = self.norm_self(state)
        state = state + self.dropout(self.attend_self(normed, normed, mask, causal=memory is not None))
        asked = normed
        if self.attend_cross is not None and self.norm_cross is not None and memory is not None:
            asked = self.norm_cross(state)
            state = state + self.dropout(self.attend_cross(asked, memory, memory_mask))
        inner = self.outer(functional.relu(self.inner(self.norm_inner(state))))
        return state + self.dropout(inner), asked


class Translator(nn.Module):
    """The whole model; one embedding serves source, target and output."""

    positions: Tensor

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        self.output_bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.register_buffer("positions", position_table(shape.positions, shape.width), persistent=False)
        self.encoder = nn.ModuleList([Layer(shape, dropout, cross=False) for _ in range(shape.encoder)])
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList([Layer(shape, dropout, cross=True) for _ in range(shape.decoder)])
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(dropout)

    def embed(self, tokens: Tensor) -> Tensor:
        """Return scaled embeddings with positions, (batch, length, width)."""
        scaled = self.embedding(tokens) * math.sqrt(self.shape.width)
        embedded: Tensor = self.dropout(scaled + self.positions[: tokens.shape[1]])
        return embedded

    def forward(self, source: Tensor, source_mask: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Return the decoder's states (batch, target length, width) and the alignment head's log-attention (batch, target, source).

        `target` begins with the start sign.
        """
        mask = source_mask[:, None, None, :]
        memory = self.embed(source)
        for layer in self.encoder:
            memory, _ = layer(memory, mask)
        memory = self.encoder_norm(memory)
        state = asked = self.embed(target)
        for layer in self.decoder:
            state, asked = layer(state, None, memory, mask)
        last = self.decoder[-1].attend_cross
        return self.decoder_norm(state), last.weigh(asked, memory, mask, ALIGNMENT_HEAD)  # type: ignore[union-attr, operator]
