"""Who prepares which topic: choosing, assigning, answering, handing over."""
