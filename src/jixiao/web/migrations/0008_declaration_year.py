from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("web", "0003_ownrecord_row")]

    operations = [
        migrations.AddIndex(model_name="declaration", index=models.Index(fields=["year", "unit"], name="declaration_year")),
    ]
