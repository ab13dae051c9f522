"""The benchmarks that take minutes: `python -m tests.benchmarks`. Returns 1 when a limit is missed."""

from __future__ import annotations

import sys

from tests.benchmarks import bench_session_clock, bench_start, bench_tray

if __name__ == "__main__":
    sys.exit(max([bench_start.main(), bench_tray.main(), bench_session_clock.main(minutes=1.0)]))
