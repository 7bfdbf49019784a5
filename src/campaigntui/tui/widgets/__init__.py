"""What screens are made of: widgets that are given values and say what was done to them."""
