"""Listening where a server was asked to, or saying why that cannot be."""

from __future__ import annotations

import socket

from plumbrule.actions.serve import Place
from plumbrule.model import PlumbError


def listening(where: Place) -> socket.socket:
    """Open the socket of a server.

    Raises:
        PlumbError: the place is taken, or is none of this machine's.
    """
    made = socket.socket(socket.AF_INET6 if ":" in where.host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((where.host, where.port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise PlumbError(
            f"cannot listen on {where.host} port {where.port} ({error.strerror}); "
            "choose another with --port"
        ) from error
    return made
