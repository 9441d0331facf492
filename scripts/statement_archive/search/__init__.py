"""The archive -> the files of its search: what can be found, in which words, and the index of it."""

from statement_archive.search.index import make_index
from statement_archive.search.records import search_records

__all__ = ["make_index", "search_records"]
