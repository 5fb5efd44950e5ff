"""Run every benchmark in this folder, one after the other: `make bench`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    failed = 0
    for path in sorted(HERE.glob("*.py")):
        if path.name in {"all.py", "invented_people.py", "measure.py", "name_pairs.py"}:
            continue
        print(f"\n== {path.stem}", flush=True)
        failed |= subprocess.run([sys.executable, str(path)], check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
