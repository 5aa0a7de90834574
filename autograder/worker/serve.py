"""The worker's loop: one request, one reply, until the judge hangs up."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NoReturn

import torch

from autograder.wire import (
    REQUESTS,
    Channel,
    ConnectionClosed,
    Listen,
    Load,
    Malformed,
    Missing,
    Printed,
    Raised,
    Unsendable,
    unpack,
)
from autograder.worker.ban import Ban
from autograder.worker.prints import Prints
from autograder.worker.session import Session


def serve(channel: Channel, shared: Mapping[str, torch.Tensor], ban: Ban, prints: Prints) -> None:
    """Answer until the connection closes; never returns an exception of the submission."""
    session: Session | None = None
    while True:
        try:
            request, payload = channel.receive(REQUESTS)
        except (ConnectionClosed, Malformed):
            return
        if isinstance(request, Listen):
            channel.send(Printed(prints.text, prints.times), [])
            continue
        prints.forget()
        if isinstance(request, Load):
            session = Session(request, shared, ban)  # once more for another function
            channel.send(session.report_load(), [])
            continue
        if session is None:
            channel.send(Missing(defined=False), [])
            continue
        reply, buffers = session.call(request.function, unpack(request.args, payload), request.seed)
        size = sum(map(len, buffers))
        if size > request.most:
            reply, buffers = Raised("ValueError", f"the result holds {size:,} bytes, far more than asked for", ""), []
        try:
            channel.send(reply, buffers)
        except Unsendable as error:
            channel.send(Raised("ValueError", f"the result cannot be sent to the judge: {error}", ""), [])


def serve_and_exit(channel: Channel, shared: Mapping[str, torch.Tensor], ban: Ban, prints: Prints) -> NoReturn:
    """Serve, then leave without running anything that the submission registered for the exit."""
    try:
        with prints.heard():
            serve(channel, shared, ban, prints)
    finally:
        os._exit(0)
