"""Value types that know nothing of documents: money, target values, places, pointers, periods."""
