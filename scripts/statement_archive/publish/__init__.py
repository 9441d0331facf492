"""What a site needs to be served: pages without inline scripts, names that change with their content, headers.

Pure functions: texts and paths in, texts by path out; only `post_process` and `offline` touch the disk. Paths are those
within the site, with forward slashes and without a leading one: `zh/index.html`, `assets/stylesheets/archive.css`.
"""
