"""Citations, as reference managers read them."""
