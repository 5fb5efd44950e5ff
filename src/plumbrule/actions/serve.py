"""Serving: on which address, under which names, and the warning when it is not only this machine."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from plumbrule.model import PlumbError

LOOPBACK = "127.0.0.1"
PORT = 8800


@dataclass(frozen=True)
class Place:
    """Where to listen.

    Args:
        host: address to listen on.
        port: port; 0 lets the system choose.
        names: names by which the server may be asked, besides those of this machine itself.
    """

    host: str = LOOPBACK
    port: int = PORT
    names: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether only this machine can ask."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name by which it may be asked, the address itself included."""
        return self.names if self.host in {"0.0.0.0", "::"} else (*self.names, self.host)  # noqa: S104

    @property
    def warning(self) -> str:
        """What to say before others can ask; empty when they cannot."""
        if self.is_local:
            return ""
        return (
            f"others can reach this server on {self.host}: it has no sign-in of its own and no "
            "encryption; put it behind a proxy that has both, or leave --host away"
        )


def place(host: str, port: int, names: tuple[str, ...]) -> Place:
    """Check where to listen.

    Raises:
        PlumbError: the port is none.
    """
    if not 0 <= port <= 65_535:
        raise PlumbError("a port is a number from 0 to 65535")
    return Place(host, port, names)
