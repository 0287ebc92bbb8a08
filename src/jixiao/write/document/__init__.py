"""Document → official docx, xlsx, pdf, html, and open data: one page model built from Document and layout, one renderer a format."""
