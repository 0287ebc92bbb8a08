"""PDF pages to blocks: glyphs and ruling lines of a page, tables from lines, paragraphs from the rest, pages joined."""
