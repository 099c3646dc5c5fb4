"""The migrations make exactly the tables of the code, forward and back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from storage import migrate
from storage.tables import Table


def test_migrated_database_equals_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_it_says_where_it_stands(engine: Engine) -> None:
    assert migrate.current(engine) == migrate.newest()


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate.upgrade(engine)
    assert migrate.current(engine) == migrate.newest()


def test_down_and_up_again(engine: Engine) -> None:
    migrate.downgrade(engine, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrate.upgrade(engine)
    assert migrate.current(engine) == migrate.newest()
