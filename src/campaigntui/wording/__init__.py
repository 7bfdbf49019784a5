"""Languages: catalogues, names of stages, roles and states, number and date words."""
