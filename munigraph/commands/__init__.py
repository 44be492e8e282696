"""One command a module, both of one name. They parse, call and print; what they call lives below."""
