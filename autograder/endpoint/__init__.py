"""Where student code runs without a sandbox, and what all places where it runs have in common.

Imports nothing by itself: a child process is to be on its way before this one imports torch.
"""
