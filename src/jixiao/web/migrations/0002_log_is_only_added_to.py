"""The database itself refuses to change or take away a line of the log."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER web_entry_{what} BEFORE {verb} ON web_entry BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "DROP TRIGGER web_entry_{what}",
)
FUNCTION = (
    "CREATE FUNCTION web_entry_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$"
)
POSTGRESQL = (
    "CREATE TRIGGER web_entry_{what} BEFORE {verb} ON web_entry FOR EACH STATEMENT EXECUTE FUNCTION web_entry_kept()",
    "DROP TRIGGER web_entry_{what} ON web_entry",
)
KINDS = (("kept", "UPDATE"), ("stays", "DELETE"))


def forwards(_apps, editor) -> None:
    """Make the triggers."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(FUNCTION)
    for what, verb in (*KINDS, *([("whole", "TRUNCATE")] if postgresql else [])):
        editor.execute((POSTGRESQL if postgresql else SQLITE)[0].format(what=what, verb=verb))


def backwards(_apps, editor) -> None:
    """Take them away."""
    postgresql = editor.connection.vendor == "postgresql"
    for what, _ in (*KINDS, *([("whole", "TRUNCATE")] if postgresql else [])):
        editor.execute((POSTGRESQL if postgresql else SQLITE)[1].format(what=what))
    if postgresql:
        editor.execute("DROP FUNCTION web_entry_kept()")


class Migration(migrations.Migration):
    dependencies = [("web", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
