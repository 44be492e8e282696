"""What a change is told as: most important first, ready to be said in any language.

digest, digest_json    the pieces of news, as data and as JSON
contributions          what reports add to the others
"""
