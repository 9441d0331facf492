"""The archive -> the files of its search: what can be found, in which words, and the index of it."""

from statement_archive.search.index import DeferredRecord, SearchRecord, make_index
from statement_archive.search.records import deferred_records, search_records

__all__ = ["DeferredRecord", "SearchRecord", "deferred_records", "make_index", "search_records"]
