"""Run it by hand: ``python -m reelwright.simulators.elevenlabs [PORT]``."""

from reelwright.simulators.elevenlabs.service import ElevenLabsSimulator
from reelwright.simulators.wire.service import port_asked, run_by_hand

DEFAULT_PORT = 8091

if __name__ == "__main__":
    run_by_hand(ElevenLabsSimulator(port=port_asked(DEFAULT_PORT)))
