"""Neo4j: the store on it, and the local server.

    address     where a server is and who asks: nothing secret in a URI, plain text only to this computer
    errors      what the driver raises, as one sentence each
    store       ``Neo4jStore``, the contract of ``graphmodel.store``
    reading     the graph and the reports, out of the database
    writing     rows into the database
    server      start, stop, status of a real Neo4j Community on this computer
    home        the folder of that server: its settings, password, port and process
    jars        Neo4j itself, fetched from Maven Central by a lock with checksums

Neo4j Community is GPL-3: fetched when asked for, never shipped. The driver is imported here only.
"""

import logging

# The driver logs every attempt that it repeats; who wants to see that sets up logging, on a terminal it only frightens.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
