"""The tests of the wizard."""
