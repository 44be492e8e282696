"""The store that is one SQLite file.

store          ``SqliteStore``, the contract of ``graphmodel.store``
rows           its tables, written and read
examination    whether the file is in order and nobody else reads it
"""
