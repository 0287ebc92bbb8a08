from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("web", "0006_sitting_lasting_attachment")]

    operations = [
        migrations.AddIndex(model_name="declaration", index=models.Index(fields=["year", "unit"], name="declaration_year")),
    ]
