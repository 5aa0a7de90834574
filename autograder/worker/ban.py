"""Takes what a ban names out of the library, natively and for good, before a line of the student's is loaded.

Theory of operation. A worker serves functions of one submission that get along without all that is banned in any of
them, so it can be missing from the whole worker: no call is traced, and there is nothing to disarm.

- Operators. Whatever Python does (functions, modules, autograd, threads, torch.jit, vmap, redispatch), an operator is
  run by the kernel that torch's dispatcher holds for it. Every computing kernel of a banned operator is overridden by
  one that refuses. An override ends with its handle, which is a C++ object: it gets a reference that nobody owns, and
  Python finds none. Whatever is registered later lies above ours, and what lay there before is below.
- What the library computes in Python: banned modules, and functions of a banned name (torch._refs.softmax). They get
  another code in place, so that a reference to one refuses, wherever it was found.
- Compilers that run an operator without asking the dispatcher. The switches of torch.jit's are off, and are taken away;
  NNC is emptied, its classes of their methods, too, for the interpreter finds those without the module's help.

A refusal is an exception, and is remembered: one that is swallowed counts as well. What is remembered can be tampered
with, and nothing is gained by that: the operator has not run. What remains is said in docs/sandbox.md.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import gc
import importlib
import itertools
import pkgutil
import sys
import types
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch

from autograder.worker import private
from autograder.worker.names import match_entry, words

# What the library computes in Python: packages that a ban may name, its operators once more, what comes late.
_PACKAGES = ("torch.optim", "torch.utils.data", "torch.distributions")
_REFERENCES = (
    "torch._refs",
    "torch._decomp.decompositions",
    "torch.nn.modules.linear_cross_entropy",
)
# Kernels that record, convert or size, and leave the computing to another kernel of the same operator.
_PASS_ON = ("Autograd", "Autocast", "ADInplaceOrView", "Functionalize", "Meta", "SparseMeta", "SparseCsrMeta")
_UNLISTED = ("MkldnnCPU",)  # a key that torch._C.DispatchKey does not name
_SWITCHES = ("_jit_set_llga_enabled", "_jit_set_te_must_use_llvm_cpu")
_STATIC_RUNTIME = ("_jit_to_static_module", "_fuse_to_static_module", "parse_ir")
_GRAPHS = ("Graph", "Node", "StaticModule")


class Refused(BaseException):
    """What was called is the student's to write. No Exception, so that few catch it by mistake."""


class Library:
    """What there is to refuse: kernels and functions by the words of their names, functions by module, too."""

    def __init__(self) -> None:
        self.kernels: dict[str, list[tuple[str, str]]] = defaultdict(list)  # operator and dispatch key
        self.functions: dict[str, list[types.FunctionType]] = defaultdict(list)
        self.modules: dict[str, list[types.FunctionType]] = defaultdict(list)
        for key in (*torch._C.DispatchKey.__members__, *_UNLISTED):
            for operator in _registered(key):
                self.kernels[words(operator.partition("::")[2].partition(".")[0])].append((operator, key))
        for function in _functions():
            self.functions[words(function.__name__)].append(function)
            self.modules[function.__globals__["__name__"]].append(function)


@functools.cache
def library() -> Library:
    """The tables, made once: by the zygote, for all of its workers. Raises private.Moved."""
    private.check()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in (*_PACKAGES, *_REFERENCES):
            with contextlib.suppress(Exception):  # not every version of torch has all of them, or can import them
                importlib.import_module(name)
        for name in _PACKAGES:
            _import_all(name)
    return Library()


def _import_all(name: str) -> None:
    # A module that is imported later would bring functions that kept their code.
    for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
        with contextlib.suppress(ImportError):
            importlib.import_module(module.name)


def _registered(key: str) -> list[str]:
    """The operators that have a computing kernel on this key."""
    if key.startswith(_PASS_ON):
        return []
    try:
        return list(torch._C._dispatch_get_registrations_for_dispatch_key(key))
    except RuntimeError:  # a mark between the keys, such as EndOfSparseBackends
        return []


def _functions() -> Iterator[types.FunctionType]:
    """Functions, methods and closures: the collector knows them all, once none is frozen."""
    gc.unfreeze()
    for each in gc.get_objects():
        if type(each) is types.FunctionType and str(each.__globals__.get("__name__")).startswith("torch."):
            yield each


class Ban:
    """What this process may not use; `caught` is the index of the entry that something was refused for, if it was."""

    def __init__(self, banned: Sequence[str]) -> None:
        self.caught: int | None = None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch warns where a kernel is overridden
            for index, entry in enumerate(banned):
                self._impose(entry, self._refusal(index))
        if banned:
            _take_compilers()

    def _refusal(self, index: int) -> Callable[..., None]:
        def refuse(*args: object, **kwargs: object) -> None:
            self.caught = index if self.caught is None else self.caught
            raise Refused("the exercise asks you to write this yourself")

        return refuse

    @staticmethod
    def _impose(entry: str, refuse: Callable[..., None]) -> None:
        known = library()
        operators, _ = match_entry(entry, known.kernels, ())
        _override([kernel for name in operators for kernel in known.kernels[name]], refuse)
        own, modules = match_entry(entry, known.functions, known.modules)
        code = functools.cache(functools.partial(_refusing, refuse))
        found = [known.functions[name] for name in own] + [known.modules[name] for name in modules]
        for function in itertools.chain.from_iterable(found):
            function.__code__ = code(len(function.__code__.co_freevars))


def _override(kernels: Sequence[tuple[str, str]], refuse: Callable[..., None]) -> None:
    handles: dict[str, Any] = {}
    for operator, key in kernels:
        space = operator.partition("::")[0]
        if space not in handles:
            handles[space] = torch._C._dispatch_library("IMPL", space, "", __file__, 0)
        handles[space].impl(operator, key, refuse)
    for handle in handles.values():
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(handle))  # it must outlive all who could let go of it


def _refusing(refuse: Callable[..., None], cells: int) -> types.CodeType:
    """The code of a function with so many free variables, that calls `refuse` and knows it by no name."""
    free = [f"free{i}" for i in range(cells)]
    source = "\n".join([
        f"def around({', '.join(free)}):",
        "    def refused(*args, **kwargs):",
        "        refuse = 'refuse'",
        "        refuse()",
        *(f"        {name}" for name in free),
        "    return refused",
    ])  # fmt: skip
    namespace: dict[str, Any] = {}
    exec(source, namespace)
    code: types.CodeType = namespace["around"](*free).__code__
    return code.replace(co_consts=tuple(refuse if const == "refuse" else const for const in code.co_consts))


def _take_compilers() -> None:
    """Take away what runs a kernel without the dispatcher: NNC, Static Runtime, and graphs that are made by hand."""
    for name in (*_SWITCHES, *_STATIC_RUNTIME):
        if hasattr(torch._C, name):
            delattr(torch._C, name)
    nnc = sys.modules.pop("torch._C._te", None) or getattr(torch._C, "_te", None)
    for kind in [each for each in vars(nnc).values() if isinstance(each, type)] if nnc is not None else ():
        _empty(kind)
    if nnc is not None:
        vars(nnc).clear()
        del torch._C._te  # type: ignore[attr-defined]
    for graph in filter(None, (getattr(torch._C, name, None) for name in _GRAPHS)):
        _empty(graph)


def _empty(kind: type) -> None:
    for name in list(vars(kind)):
        with contextlib.suppress(TypeError, AttributeError):  # what a type cannot do without
            delattr(kind, name)
