"""Two documents' differences for people: as text and as a page, with both figures, project by project."""
