"""Be a provider of Mexico's Plataforma Digital Nacional, over what is loaded.

``plumb serve-pdn --add-account secretaria --view mx-norma19`` makes an account and shows its secret
once; ``plumb serve-pdn`` then listens on 127.0.0.1. Nothing is served to who has no account.
"""

from __future__ import annotations

import argparse
import sys

from plumbrule.actions.machine_accounts import accounts, add
from plumbrule.actions.serve import LOOPBACK, place
from plumbrule.cli.listening import listening
from plumbrule.cli.output import write_json
from plumbrule.model import PlumbError

PORT = 8802


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--port", type=int, default=PORT, help=f"port ({PORT}; 0 takes a free one)")
    parser.add_argument("--host", default=LOOPBACK, help="address to listen on (127.0.0.1)")
    parser.add_argument(
        "--name", action="append", default=[], metavar="HOST", help="a name it may be asked by"
    )
    parser.add_argument("--add-account", metavar="NAME", help="make an account, show its secret")
    parser.add_argument(
        "--view", default="mx-norma19", metavar="PROFILE", help="what it may see (mx-norma19)"
    )
    parser.add_argument("--json", action="store_true", help="the answer as JSON")


def handle(args: argparse.Namespace) -> int:
    """Make an account, or listen until stopped."""
    if args.add_account:
        secret = add(args.lake, args.add_account, args.view)
        if args.json:
            write_json({"account": args.add_account, "view": args.view, "secret": secret})
        else:
            print(f"{args.add_account} sees {args.view}; its secret, shown this once: {secret}")
        return 0
    if not accounts(args.lake):
        raise PlumbError("there is no account yet: plumb serve-pdn --add-account NAME")
    return _serve(args)


def _serve(args: argparse.Namespace) -> int:
    import uvicorn

    from plumbrule.web.platform import create_provider

    where = place(args.host, args.port, tuple(args.name))
    if not where.is_local:
        print(
            "warning: others can reach this server and it has no encryption: put it behind a proxy "
            "that has",
            file=sys.stderr,
        )
    app = create_provider(args.lake, args.journal, hosts=where.all_names)
    opened = listening(where)
    port = opened.getsockname()[1]
    if args.json:
        write_json({"address": f"http://{where.host}:{port}", "port": port})
    else:
        print(f"a provider of the platform at http://{where.host}:{port} (stop with Ctrl-C)")
    sys.stdout.flush()
    config = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, proxy_headers=False
    )
    uvicorn.Server(config).run(sockets=[opened])
    return 0
