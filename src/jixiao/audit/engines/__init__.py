"""The engines that judge documents by rules: one rule file, the engine that is right for the size."""
