"""The public site: pages that work from a folder, open data, official files, all from one record."""
