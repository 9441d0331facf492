"""The archive -> the files of its search: what can be found, in which words, and the index of it."""

from statement_archive.search.index import SearchRecord, make_index
from statement_archive.search.records import search_records

__all__ = ["SearchRecord", "make_index", "search_records"]
