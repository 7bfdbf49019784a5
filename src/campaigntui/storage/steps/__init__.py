"""How the tables of a plan file came to be: one module per version of the schema. A step that has shipped never changes
again, because files made by it are in people's hands; it therefore shares nothing with `rows`, which is the present.
"""
