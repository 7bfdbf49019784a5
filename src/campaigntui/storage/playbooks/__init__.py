"""From the text of a playbook file to a playbook: single values, parts, and what ties the parts together."""
