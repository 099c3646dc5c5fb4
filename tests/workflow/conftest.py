"""What the tests of acts share."""

import pytest

from tests.voting_room import Room
from tests.world import World


@pytest.fixture
def room(world: World) -> Room:
    """The sample cell in the meeting that decides."""
    return Room(world)
