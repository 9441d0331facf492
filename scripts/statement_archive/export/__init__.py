"""Records -> data files beside the pages."""
