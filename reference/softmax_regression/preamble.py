"""What a student has imported: stands above each case of the bank."""
