"""A local Bot API server and phone pages; knows the Bot API and nothing of this product."""
