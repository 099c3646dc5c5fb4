"""What a cell may do, one plain function an act: a room each for what the acts are about."""
