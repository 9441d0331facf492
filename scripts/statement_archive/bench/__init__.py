"""Measurements of what the archive promises: a module for each part of it, which gives its tables line by line.

Every timing is a ratio of two things measured in the same run. What is measured is the archive in a folder, by the
cases of its own tests.
"""
