"""The folders on the owner's disk: the artefact store and the productions."""
