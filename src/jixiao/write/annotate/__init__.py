"""The submitted file with the findings in it: native comments, all other bytes as they were."""
