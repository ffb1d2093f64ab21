"""One module for each kind of card. Each draws its elements on a page; the ground is not theirs."""
