"""Run it by hand: ``python -m reelwright.simulators.google_voice [PORT]``."""

from reelwright.simulators.google_voice.service import GoogleVoiceSimulator
from reelwright.simulators.wire.service import port_asked, run_by_hand

DEFAULT_PORT = 8093

if __name__ == "__main__":
    run_by_hand(GoogleVoiceSimulator(port=port_asked(DEFAULT_PORT)))
