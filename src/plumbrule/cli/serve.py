"""Open the workbench in a browser, and serve the lake to programs on this machine.

``plumb serve`` listens on 127.0.0.1 only and asks nothing of any other machine. It prints a link
that lets in the person who started it, once; after that the next one is printed. Where users were
added with ``plumb user``, they sign in instead. What is searched for is in no log.
"""

from __future__ import annotations

import argparse
import os
import sys

from plumbrule.actions.serve import LOOPBACK, PORT, place
from plumbrule.cli.listening import listening
from plumbrule.cli.output import write_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--port", type=int, default=PORT, help=f"port ({PORT}; 0 takes a free one)")
    parser.add_argument(
        "--host", default=LOOPBACK, help="address to listen on; another one lets others ask"
    )
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="a name by which it may be asked, besides localhost; may be given again",
    )
    parser.add_argument(
        "--public", action="store_true", help="only open pages: nothing of cases, people or tips"
    )
    parser.add_argument(
        "--https", action="store_true", help="a proxy in front speaks HTTPS: cookies need it then"
    )
    parser.add_argument("--json", action="store_true", help="the address as JSON, then serve")


def handle(args: argparse.Namespace) -> int:
    """Listen until stopped."""
    import uvicorn

    from plumbrule.web.app import Serving, create_app

    where = place(args.host, args.port, tuple(args.name))
    if not where.is_local:
        print(f"warning: {where.warning}", file=sys.stderr)
    opened = listening(where)
    port = opened.getsockname()[1]
    address = f"http://{where.host}:{port}"
    app = create_app(
        args.lake,
        args.journal,
        serving=Serving(
            hosts=where.all_names,
            token=os.environ.get("PLUMB_UPDATE_TOKEN") or None,
            public=args.public,
            https=args.https,
            tell_link=lambda key: _tell_link(address, key, as_json=args.json),
        ),
    )
    config = uvicorn.Config(
        app,
        # Addresses may hold what was searched for: nothing of a request is logged here.
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    if args.json:
        write_json({"address": address, "port": port})
    else:
        print(f"serving {args.lake} at {address} (stop with Ctrl-C)")
    sys.stdout.flush()
    uvicorn.Server(config).run(sockets=[opened])
    return 0


def _tell_link(address: str, key: str, *, as_json: bool) -> None:
    """Print the way in, where only the person who started the server reads it."""
    link = f"{address}/open/{key}"
    if as_json:
        print(f'{{"open": "{link}"}}', flush=True)
    else:
        print(f"open in a browser, once: {link}", flush=True)
