"""Lists of what there is: for portals, repositories and whoever checks a copy."""
