"""Who holds which post.

scene           a block with its runs, references and people
organization    the body behind a post, beside it or spoken for
holder          the person before, behind or above a post, or whom a note is about
reader          one block after the other
"""

from loaders.extraction.posts.reader import Reader
from loaders.extraction.posts.scene import Post, Scene

__all__ = ["Post", "Reader", "Scene"]
