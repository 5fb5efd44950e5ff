"""Writing the whole country, at any size, always the same bytes for the same seed and scale."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import ceil
from multiprocessing import get_context
from pathlib import Path

from plumbrule.demo.shard import ShardJob, ShardResult, write_shard

_PER_PROVINCE = 1430
"""About how many processes a province has."""
_SHARDS_AT_MOST = 64
_PACKED_UP_TO = 16
"""Provinces up to which the first year is compressed and the truth is one JSON array."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """What was written.

    Attributes:
        load: the files to load, in a fixed order; mapping files lie beside the tables.
        truth: the truth file, which is not to be loaded.
        processes: number of processes written.
    """

    load: tuple[Path, ...]
    truth: Path
    processes: int


def write(
    directory: Path,
    seed: int,
    scale: float,
    workers: int = 2,
    progress: Progress | None = None,
) -> DemoFiles:
    """Write the synthetic country as files.

    Args:
        directory: where to write; made when missing. Files of an earlier run are replaced.
        seed: any whole number; another seed is another country.
        scale: size in thousands of processes, rounded to whole provinces of some 1,430; at least
            one province is written.
        workers: processes to write with; the bytes do not depend on it. With more than one, a
            calling script needs the usual ``if __name__ == "__main__":``, for processes are
            spawned, not forked.
        progress: called with the provinces written so far and their total.

    Returns:
        The files to load and the truth file.

    Raises:
        OSError: the files cannot be written.
    """
    provinces = max(1, round(scale * 1000 / _PER_PROVINCE))
    for folder in ("ocds", "registers"):
        (directory / folder).mkdir(parents=True, exist_ok=True)
        for earlier in sorted((directory / folder).glob("avelia-*")):
            earlier.unlink()
    small = provinces <= _PACKED_UP_TO
    size = ceil(provinces / _SHARDS_AT_MOST)
    jobs = [
        ShardJob(directory, seed, number, range(first, min(first + size, provinces)), small)
        for number, first in enumerate(range(0, provinces, size), start=1)
    ]
    for earlier in (directory / "truth.json", directory / "truth.jsonl"):
        earlier.unlink(missing_ok=True)
    truth = directory / ("truth.json" if small else "truth.jsonl")
    files: list[Path] = []
    written = done = 0
    with truth.open("wb") as stream:
        rows = 0
        for job, result in zip(jobs, _results(jobs, workers), strict=True):
            files.extend(result.files)
            written += result.processes
            if small:
                for line in result.truth.splitlines():
                    stream.write((b",\n" if rows else b"[\n") + line)
                    rows += 1
            else:
                stream.write(result.truth)
            done += len(job.provinces)
            if progress is not None:
                progress(done, provinces)
        if small:
            stream.write(b"\n]\n")
    return DemoFiles(tuple(sorted(files)), truth, written)


def _results(jobs: list[ShardJob], workers: int) -> Iterator[ShardResult]:
    """The results in the order of the jobs, whoever does them."""
    if workers <= 1 or len(jobs) == 1:
        yield from map(write_shard, jobs)
        return
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(write_shard, jobs)
