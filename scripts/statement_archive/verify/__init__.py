"""Rules on what the stages made and on the built site, and reports of what they found."""
