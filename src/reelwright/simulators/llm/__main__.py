"""Run all three by hand: ``python -m reelwright.simulators.llm [PORT]``."""

import sys

from reelwright.simulators.llm.anthropic_wire import AnthropicSimulator
from reelwright.simulators.llm.google_wire import GoogleSimulator
from reelwright.simulators.llm.openai_wire import OpenAiSimulator
from reelwright.simulators.wire.service import port_asked, run_by_hand

DEFAULT_PORT = 8090


def main() -> None:
    """Serve OpenAI's format on the port, Anthropic's and Google's on the two after it."""
    port = port_asked(DEFAULT_PORT)
    with AnthropicSimulator(port=port + 1) as anthropic, GoogleSimulator(port=port + 2) as google:
        sys.stdout.write(f"Anthropic: {anthropic.address}\nGoogle: {google.address}\nOpenAI: ")
        run_by_hand(OpenAiSimulator(port=port))


if __name__ == "__main__":
    main()
