"""The pages of an office's site: views that show what people may see and send what they do through the same doors as the API."""
