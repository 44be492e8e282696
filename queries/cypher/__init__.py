"""Cypher as text: what a statement is made of and whether it is one that may be asked. Knows no engine."""
