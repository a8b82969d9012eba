"""Widgets show one thing each and post messages."""
