"""Measures one server and prints a table; see README.md beside this."""

import argparse
import hashlib
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from pulp import Pulp
from sites import Nginx, Server

CHECKOUT = Path(__file__).resolve().parent.parent
SIZES = {"1 KB": 1024, "64 KB": 65536, "1 MB": 1048576}


def make(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Files, and the manifest that lists them."""
    folder.mkdir(parents=True)
    lines = []
    for name, data in files:
        (folder / name).write_bytes(data)
        lines.append(f"{name},{hashlib.sha256(data).hexdigest()},{len(data)}")
    (folder / "PULP_MANIFEST").write_text("\n".join(lines) + "\n")


def make_files(folder: Path, count: int) -> None:
    """Small files that differ."""
    make(folder, ((f"{n:05}.bin", hashlib.sha256(str(n).encode()).digest() * 32) for n in range(count)))


def make_sizes(folder: Path) -> None:
    """One file of each size that is served."""
    make(folder, ((str(size), os.urandom(size)) for size in SIZES.values()))


def mirror(pulp: Pulp, name: str, url: str, policy: str) -> tuple[str, float]:
    """Syncs a new repository; returns it and the seconds that it took."""
    remote = pulp.create("remotes/file/file/", name=name, url=url, policy=policy)
    repository = pulp.create("repositories/file/file/", name=name, remote=remote["pulp_href"])
    href = repository["pulp_href"]
    return href, pulp.seconds(pulp.task(href + "sync/", {}))


def publish(pulp: Pulp, repository: str) -> float:
    return pulp.seconds(pulp.task("publications/file/file/", {"repository": repository}))


def distribute(pulp: Pulp, name: str, repository: str) -> str:
    body = {"name": name, "base_path": name, "repository": repository}
    made = pulp.get(pulp.task("distributions/file/file/", body)["created_resources"][0])
    return made["base_url"]


def list_millis(pulp: Pulp, repository: str) -> float:
    """Median of 200 times one page of 100 units, warm."""
    path = f"/pulp/api/v3/content/file/files/?limit=100&repository_version={repository}versions/1/"
    times = []
    for turn in range(500):
        begin = time.perf_counter()
        pulp.get(path)
        if turn >= 300:
            times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def wrk(url: str) -> float:
    """Requests a second."""
    said = subprocess.run(
        ["wrk", "-t2", "-c32", "-d5s", url], capture_output=True, text=True, timeout=60, check=True
    ).stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))


def serving(pulp: Pulp, nginx: Nginx, rows: list) -> None:
    if not shutil.which("wrk"):
        rows.append(("content", "wrk is missing", ""))
        return
    repository, _ = mirror(pulp, "sizes", nginx.url("sizes/PULP_MANIFEST"), "immediate")
    publish(pulp, repository)
    base = distribute(pulp, "sizes", repository)
    for label, size in SIZES.items():
        wrk(f"{base}{size}")
        ours, theirs = wrk(f"{base}{size}"), wrk(nginx.url(f"sizes/{size}"))
        rows.append((f"content {label}", f"{ours:,.0f} /s", f"nginx {theirs:,.0f} /s, {ours / theirs:.0%}"))


def measure(pulp: Pulp, server: Server | None, nginx: Nginx, count: int) -> list:
    rows = []
    if server:
        rows.append(("start to ready", f"{server.start_seconds:.1f} s", "aim 10 s"))
    url = nginx.url("files/PULP_MANIFEST")
    _, lazy = mirror(pulp, "lazy", url, "on_demand")
    rows.append((f"sync {count:,} on demand", f"{lazy:.2f} s", "aim 3 s; the original 27 s"))
    repository, eager = mirror(pulp, "eager", url, "immediate")
    rows.append((f"sync {count:,} immediate", f"{eager:.2f} s", "aim 6 s; the original 44 s"))
    rows.append((f"publish {count:,}", f"{publish(pulp, repository):.2f} s", "aim 0.2 s; the original 0.7 s"))
    rows.append(("list of 100 units", f"{list_millis(pulp, repository):.1f} ms", "aim 10 ms; the original 250 ms"))
    if server:
        rows.append(("memory after that", f"{server.megabytes():.0f} MB", "aim 600 MB"))
    serving(pulp, nginx, rows)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--url", help="a server that runs already")
    parser.add_argument("--password", default="")
    parser.add_argument("--jar", type=Path, default=CHECKOUT / "pulp-launcher/target/pulp.jar")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="pulp-bench-"))
    os.chmod(work, 0o755)  # nginx reads as another user
    make_files(work / "www/files", options.files)
    make_sizes(work / "www/sizes")
    server = None
    try:
        with Nginx(work) as nginx:
            if not options.url:
                server = Server(options.jar, work)
                server.start()
                server.stop()
                server.start()
            pulp = Pulp(options.url or server.url, options.password or server.password)
            rows = measure(pulp, server, nginx, options.files)
    except BaseException:
        print(f"What the server left lies in {work}")
        raise
    finally:
        if server:
            server.stop()
    shutil.rmtree(work)
    for name, figure, remark in rows:
        print(f"| {name:<24} | {figure:>12} | {remark:<34} |")


if __name__ == "__main__":
    main()
