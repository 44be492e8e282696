"""What a change does, computed from what it touches and equal to computing everything anew.

update                  load, forget, judge, withdraw, restore: what a store that remembers this writes
pages, readings         what is remembered of each report; the reports that a change reads, each once
settling, sharing       who is who then; which nodes and ties are touched
diff                    from one graph to another: what a store writes, and the counts
comparison, matching    the rows before and after, side by side, and which node is which
"""
