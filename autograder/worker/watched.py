"""Arguments of a training loop that write down what is asked of them: a net, batches, a loss, an optimizer.

Each appends events, lists of plain values, to one list that all of them share. A namer reads them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

Samples = tuple[Tensor, Tensor]  # features (n, d) and labels
Events = list[list[Any]]
_MOST = 2000  # events: a loop without end is told from its beginning
_WORDS = 400  # characters of an exception


class Endless(Exception):
    """Ends a loop that asks for more than any right one does."""


class Watch:
    """What the watched arguments of one call share."""

    def __init__(self, samples: dict[str, Samples], batch_size: int) -> None:
        self.events: Events = []
        self.batches = {name: self._loader(name, each, batch_size) for name, each in samples.items()}
        self.samples = samples
        self.batch_size = batch_size

    def write(self, *event: Any) -> None:
        """Append an event."""
        if len(self.events) >= _MOST:
            raise Endless
        self.events.append(list(event))

    def _loader(self, name: str, samples: Samples, batch_size: int) -> DataLoader[Any]:
        watch = self

        class Batches(DataLoader):  # type: ignore[type-arg]
            def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
                watch.write("iter", name)
                for number, batch in enumerate(super().__iter__()):
                    watch.write("batch", name, number)
                    yield batch
                watch.write("end", name)

        return Batches(TensorDataset(*samples), batch_size)

    def place(self, X: Any) -> list[Any]:
        """Which batch these features are: the name of its samples and its number; -1 for all of them, -2 for none."""
        for name, (features, _) in self.samples.items():
            parts = features.split(self.batch_size)
            for number, part in ((-1, features), *enumerate(parts)) if len(parts) > 1 else enumerate(parts):
                if isinstance(X, Tensor) and X.numel() == part.numel() and torch.equal(X.reshape(part.shape), part):
                    return [name, number]
        return ["", -2]

    def net(self, W: Tensor, b: Tensor, *before: nn.Module) -> nn.Sequential:
        """A linear layer with weights W (d, q) and b (q,), behind other layers, in evaluation mode."""
        watch = self

        class Net(nn.Sequential):
            def forward(self, X: Any) -> Any:
                scores: Any = X
                for part in self:
                    scores = part(scores)
                layer: Any = self[-1]
                watch.write("net", *watch.place(X), _mode(self), torch.is_grad_enabled(), _plain(scores),
                            layer.weight.detach().T.clone(), layer.bias.detach().clone())  # fmt: skip
                return scores

            def zero_grad(self, set_to_none: bool = True) -> None:
                watch.write("zero")
                super().zero_grad(set_to_none)

            def __deepcopy__(self, memo: Any) -> Net:
                watch.write("copied")
                return Net(*(copy.deepcopy(layer, memo) for layer in self)).train(self.training)

        self.layer = layer = nn.Linear(*W.shape)
        layer.weight.data, layer.bias.data = W.T.clone(), b.clone()
        return Net(*before, layer).eval()

    def loss(self, kind: type[nn.Module], **options: Any) -> nn.Module:
        """A loss of this class, of scores and labels; arguments the other way round are taken as well."""
        watch = self

        class Loss(kind):  # type: ignore[valid-type, misc]
            calls = 0

            def forward(self, y_hat: Any, y: Any) -> Any:
                swapped = _swapped(y_hat, y)
                number, self.calls = self.calls, self.calls + 1
                watch.write("loss", number, swapped, _plain(y_hat), _plain(y))
                integer = isinstance(y_hat, Tensor) and not y_hat.is_floating_point()
                value = super().forward(*((y, y_hat) if swapped and integer else (y_hat, y)))
                if value.requires_grad:
                    value.register_hook(lambda gradient: watch.write("backward", number, gradient.clone()))
                return value

        return Loss(**options)

    def optimizer(self, net: nn.Module, lr: float) -> torch.optim.Optimizer:
        """SGD on the parameters of the net."""
        watch = self

        class Watched(torch.optim.SGD):
            def __init__(self, *args: Any, **options: Any) -> None:
                watch.write("made")
                super().__init__(*args, **options)

            def zero_grad(self, set_to_none: bool = True) -> None:
                watch.write("zero")
                super().zero_grad(set_to_none)

            def step(self, closure: Any = None) -> Any:
                with torch.enable_grad():
                    loss = closure and closure()
                params = [p for group in self.param_groups for p in group["params"]]
                gradients = [None if p.grad is None else _turned(p.grad) for p in params]
                super().step()
                watch.write("step", gradients, *map(_turned, params))
                return loss

        optimizer = Watched(net.parameters(), lr=lr)
        self.events.clear()
        return optimizer

    def call(self, function: Callable[..., Any], given: list[Any], catch: bool) -> Any:
        """What the function returns; the end of the call is the last event. With `catch` an exception is one, too."""
        try:
            returned = function(*given)
        except Endless:
            self.events.append(["endless"])
            return None
        except Exception as error:
            if not catch:
                raise
            self.events.append(["raised", type(error).__name__, str(error)[:_WORDS]])
            return None
        else:
            weights = self.layer.weight.detach().T.clone(), self.layer.bias.detach().clone()
            self.events.append(["returned", torch.is_grad_enabled(), *weights, _has_graph(returned)])
            return "an iterator" if isinstance(returned, Iterator) else returned
        finally:
            torch.set_grad_enabled(True)


def _mode(net: nn.Module) -> bool | str:
    """Whether a net is in training mode; `layers` where its layers are, and it itself is not."""
    return "layers" if not net.training and all(layer.training for layer in net.children()) else net.training


def _plain(value: Any) -> Any:
    """A tensor without its graph, which may change afterwards; of anything else the name of its class."""
    return value.detach().clone() if isinstance(value, Tensor) else type(value).__name__


def _has_graph(value: Any) -> bool:
    """Whether there is a tensor with a graph in it, or in the lists that it holds."""
    if isinstance(value, list | tuple):
        return any(map(_has_graph, value))
    return isinstance(value, Tensor) and value.requires_grad


def _turned(parameter: Tensor) -> Tensor:
    """A weight as the exercise has it, (d, q); a bias as it is."""
    return (parameter.mT if parameter.dim() == 2 else parameter).detach().clone()


def _swapped(y_hat: Any, y: Any) -> bool:
    """Whether labels came first: whole numbers, or what has no graph beside what has one."""
    if not isinstance(y_hat, Tensor) or not isinstance(y, Tensor):
        return False
    if y_hat.is_floating_point() != y.is_floating_point():
        return y.is_floating_point()
    return y.requires_grad and not y_hat.requires_grad
