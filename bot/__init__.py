"""The running program: command line, settings, wiring, receiving; alone in knowing the library's Bot."""
