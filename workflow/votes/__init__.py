"""Conclusions and the votes on them."""
