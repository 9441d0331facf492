"""Changes of YAML files that keep every other byte: comments, quotes, order and line ends stay as they were."""
