"""`python -m apm.example.stand_in`: serves, and prints the environment of an application."""

import argparse
import signal

from apm.example.stand_in import serving


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m apm.example.stand_in")
    parser.add_argument("--port", type=int, default=0, help="0, the default, is one that is free")
    # Blocked in every thread, so that they wait for sigwait.
    stops = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    with serving(parser.parse_args().port) as azure:
        print(f"AZURE_OPENAI_ENDPOINT={azure.endpoint}")
        print(f"AZURE_OPENAI_API_KEY={azure.api_key}", flush=True)
        signal.sigwait(stops)


if __name__ == "__main__":
    main()
