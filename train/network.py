"""The encoder (MiniLM-L6-H384) with shape and gap features, linear heads and a biaffine tree."""
import torch
from torch import nn
import torch.nn.functional as F

WIDTH, LAYERS, HEADS, INTERMEDIATE, POSITIONS = 384, 6, 12, 1536, 512
HEAD_WIDTH = WIDTH // HEADS
FULL = [(HEADS, INTERMEDIATE)] * LAYERS  # attention heads and inner width of every layer, as MiniLM has them
SHAPES, GAPS = 8, 4
ARC, REL = 192, 64


class Layer(nn.Module):
    """Attention of some heads and an inner layer of some width, of which gates may shut single ones off."""

    def __init__(self, dropout, heads=HEADS, inner=INTERMEDIATE):
        super().__init__()
        self.heads, self.head_gates, self.inner_gates = heads, None, None
        self.qkv = nn.Linear(WIDTH, 3 * heads * HEAD_WIDTH)
        self.output = nn.Linear(heads * HEAD_WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    @staticmethod
    def _attend(q, k, v, mask):
        """Plain products: on a processor they learn three times as fast as the fused attention of PyTorch 2. Softmax stays in
        the type of its input, which sums in float32 all the same."""
        with torch.autocast("cpu", enabled=False):
            scores = torch.bmm(q * q.shape[-1] ** -0.5, k.transpose(1, 2))
            scores = scores.view(mask.shape[0], -1, *scores.shape[1:]) + mask.to(scores.dtype)
            return torch.bmm(scores.softmax(-1).flatten(0, 1), v)

    def forward(self, x, mask):
        """x [windows, pieces, WIDTH]; mask [windows, 1, 1, pieces]: 0, or -1e4 where a window has ended."""
        b, t, _ = x.shape
        heads, size = self.heads, HEAD_WIDTH
        q, k, v = self.qkv(x).view(b, t, 3, heads, size).permute(2, 0, 3, 1, 4).reshape(3, b * heads, t, size)
        if torch.is_grad_enabled():
            a = self._attend(q, k, v, mask)
        else:
            a = F.scaled_dot_product_attention(*(m.view(b, heads, t, size) for m in (q, k, v)), attn_mask=mask.to(q.dtype))
        a = a.view(b, heads, t, size)
        if self.head_gates is not None:
            a = a * self.head_gates[:, None, None]
        x = self.attention_norm(x + self.dropout(self.output(a.transpose(1, 2).reshape(b, t, heads * size))))
        inner = F.gelu(self.up(x))
        if self.inner_gates is not None:
            inner = inner * self.inner_gates
        return self.output_norm(x + self.dropout(self.down(inner)))


class Reader(nn.Module):
    """pieces → word vectors → scores of every head."""

    def __init__(self, vocabulary, labels, relations, dropout=0.1, tree_dropout=0.33, widths=FULL):
        super().__init__()
        self.labels, self.relations = labels, relations
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape, self.gap = nn.Embedding(SHAPES, WIDTH), nn.Embedding(GAPS, WIDTH)
        nn.init.normal_(self.shape.weight, std=0.01), nn.init.normal_(self.gap.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, heads, inner) for heads, inner in widths)
        self.dropout, self.tree_dropout = nn.Dropout(dropout), nn.Dropout(tree_dropout)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, len(values)) for name, values in labels.items()})
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        r = len(relations)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.rel = nn.Parameter(torch.randn(r, REL, REL) * 0.02)
        self.rel_linear = nn.Parameter(torch.randn(r, 2 * REL) * 0.02)
        self.rel_bias = nn.Parameter(torch.zeros(r))
        nn.init.xavier_uniform_(self.arc)

    def load_encoder(self, tensors):
        """Takes the weights of a BERT checkpoint (names as in transformers)."""
        t = {k.removeprefix("bert."): v for k, v in tensors.items()}
        self.word.weight.data.copy_(t["embeddings.word_embeddings.weight"])
        self.position.weight.data.copy_(t["embeddings.position_embeddings.weight"] + t["embeddings.token_type_embeddings.weight"][0])
        self._copy(self.norm, t, "embeddings.LayerNorm")
        for k, layer in enumerate(self.layers):
            base = f"encoder.layer.{k}."
            for part in ("weight", "bias"):
                parts = [t[f"{base}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(parts))
            self._copy(layer.output, t, base + "attention.output.dense")
            self._copy(layer.attention_norm, t, base + "attention.output.LayerNorm")
            self._copy(layer.up, t, base + "intermediate.dense")
            self._copy(layer.down, t, base + "output.dense")
            self._copy(layer.output_norm, t, base + "output.LayerNorm")

    @staticmethod
    def _copy(module, tensors, name):
        module.weight.data.copy_(tensors[name + ".weight"])
        module.bias.data.copy_(tensors[name + ".bias"])

    def encode(self, batch):
        """Word vectors [words of the batch, WIDTH], windows one after the other."""
        return self.words_of(self.hidden(batch)[-1], batch)

    def hidden(self, batch):
        """What every layer says of each piece: [LAYERS] of [windows, pieces, WIDTH]."""
        pieces = batch["pieces"]
        b, t = pieces.shape
        x = self.word(pieces) + self.position.weight[:t] + self.shape(batch["shapes"]) + self.gap(batch["gaps"])
        x = self.dropout(self.norm(x))
        mask, out = (~batch["mask"])[:, None, None, :] * -1e4, []
        for layer in self.layers:
            x = layer(x, mask)
            out.append(x)
        return out

    @staticmethod
    def words_of(x, batch):
        """Means of the pieces of every word: [words, WIDTH]."""
        flat = x.float().reshape(-1, WIDTH)
        sums = torch.zeros(batch["words"], WIDTH).index_add_(0, batch["piece_word"], flat[batch["piece_at"]])
        return sums / batch["piece_count"][:, None]

    def arcs(self, h, grid):
        """grid [B, W] of word numbers (0 for padding): arc scores [B, W, W + 1]; head 0 is the root."""
        dep = self.tree_dropout(F.relu(self.arc_dep(h)))[grid]
        head = self.tree_dropout(F.relu(self.arc_head(h)))[grid]
        root = F.relu(self.arc_head(self.root)).expand(len(grid), 1, ARC)
        head = torch.cat([root, head], 1)
        return torch.einsum("bwi,ij,bvj->bwv", dep, self.arc, head) + (head @ self.arc_bias)[:, None, :]

    def relations_of(self, h, dependents, heads):
        """Scores [n, R] of the arcs dependents[i] ← heads[i]; head -1 is the root."""
        dep = self.tree_dropout(F.relu(self.rel_dep(h)))[dependents]
        rows = torch.cat([F.relu(self.rel_head(h)), F.relu(self.rel_head(self.root))[None]])
        head = self.tree_dropout(rows)[heads]
        bilinear = torch.einsum("nri,ni->nr", torch.einsum("rij,nj->nri", self.rel, head), dep)
        return bilinear + torch.cat([dep, head], 1) @ self.rel_linear.T + self.rel_bias
