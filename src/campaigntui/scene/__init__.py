"""Pure geometry: a plan over a date range becomes rows, bars and markers, painted elsewhere."""
