"""The example year: units, people of every role, and three declarations on their way; all of it done by the steps that people do."""
