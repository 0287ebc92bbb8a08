"""The engine: rule files, run, findings, tracing of differences, waivers, baseline. It knows no rule by name."""
