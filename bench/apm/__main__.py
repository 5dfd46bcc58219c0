"""The command line: `python -m bench.apm` measures what telemetry adds to a call of a model."""

import argparse
import sys

from bench import apm


def main(arguments: list[str] | None = None) -> int:
    """Measure and print one table; there is no bound here, `make bench` has them."""
    parser = argparse.ArgumentParser(prog="python -m bench.apm", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds of all ways (default 7)")
    print(apm.table(apm.measure(parser.parse_args(arguments).rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
