"""Tests that use the wizard as a person does: a running server and a real Chromium."""
