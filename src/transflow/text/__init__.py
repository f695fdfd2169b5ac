"""Pure functions on text: names, numbers, dates, amounts and typography, in French and English."""
