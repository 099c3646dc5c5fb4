"""The running program: command line, settings, wiring, receiving; the only room that knows the chat library's Bot."""
