"""What is named where: one recogniser per kind of name, and the scan that applies them."""
