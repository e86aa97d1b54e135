"""Indexes that answer by themselves: the reports of a word sequence, the events of a key."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_guards")]

    operations = [
        migrations.AlterField("blockkey", "key", models.BigIntegerField()),
        migrations.AlterField("sketch", "value", models.BigIntegerField()),
        migrations.AddIndex("blockkey", models.Index(fields=["key", "event"], name="events_of_a_key")),
        migrations.AddIndex("sketch", models.Index(fields=["value", "report"], name="reports_of_a_sequence")),
    ]
