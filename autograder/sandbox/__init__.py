"""Processes that run student code. Nothing here knows what is said over their channels."""
