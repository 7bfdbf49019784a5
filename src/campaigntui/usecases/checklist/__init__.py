"""The checklist as both doors show it: columns, order, groups with their counts, and views under a name."""
