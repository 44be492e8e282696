"""Who holds which post.

scene           a block with its runs, references and people; a title in it, and a post as it is read
organization    the body behind a post, beside it or spoken for; implied: the one that the words around it mean
holder          the person before, behind or above a post, or whom a note is about
joints          two titles beside each other
distribution    several titles, people and bodies in one phrase
predicates      verbs between a person and a post; offices: verbs that are a post ("preside")
terms           from when until when
attempts        where a holder may stand, one construction after the other
register        the posts of a report, by person, body, block and title
reader          one block after the other
"""

from loaders.extraction.posts.reader import Reader
from loaders.extraction.posts.register import Posts
from loaders.extraction.posts.scene import Post, Scene, Unheld

__all__ = ["Post", "Posts", "Reader", "Scene", "Unheld"]
