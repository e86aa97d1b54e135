"""The triggers and search tables of `tawthiq.desk.guards`."""

from django.db import migrations

from tawthiq.desk.guards import install


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial")]

    operations = [migrations.RunPython(lambda apps, schema_editor: install(schema_editor))]
