"""One file per screen: draws, takes the click, nothing more."""
