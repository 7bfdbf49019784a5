"""Values and rules of the trade. Frozen dataclasses, enums and typed ids; nothing but the standard library."""
