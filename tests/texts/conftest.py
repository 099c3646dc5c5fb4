from hypothesis import settings

# A busy machine is not a failure of the code under test.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
