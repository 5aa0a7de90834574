"""A run: submissions in, results on disk. Command line, nbgrader and Gradescope call it; it knows none of them."""
