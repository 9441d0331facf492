"""What is said between texts, and its proof: terms and names where they stand, quotations found again, candidates."""
