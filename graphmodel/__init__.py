"""What the graph is: ontology, facts, identity, projection and the stores that keep them."""
