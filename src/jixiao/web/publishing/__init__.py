"""What an office makes public: checked for personal data, released by two people, made into a site, taken back with a reason."""
