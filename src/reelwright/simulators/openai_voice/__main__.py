"""Run it by hand: ``python -m reelwright.simulators.openai_voice [PORT]``."""

from reelwright.simulators.openai_voice.service import OpenAISpeechSimulator
from reelwright.simulators.wire.service import port_asked, run_by_hand

DEFAULT_PORT = 8092

if __name__ == "__main__":
    run_by_hand(OpenAISpeechSimulator(port=port_asked(DEFAULT_PORT)))
