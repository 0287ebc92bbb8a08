"""What a reading owes: every text of a form accounted for, and the laws that every form keeps."""
