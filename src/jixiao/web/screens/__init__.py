"""What each screen shows, as frozen data made from what the actions return: no request, no database, no figure of its own."""
