"""Rules and measures as their authors work on them: listed, explained, begun, formatted, tried."""
