"""Rules from words to ties, one module per kind of statement. Every rule has a name, which its facts carry."""
