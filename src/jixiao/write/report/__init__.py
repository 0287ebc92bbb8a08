"""The audit for a bureau chief: a page to read and print, and a workbook to filter."""
