"""Pictures of pages to text and ruling lines: straightened, cleaned, table lines found, characters recognised."""
