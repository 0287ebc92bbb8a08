"""The workbench in the browser: people, rights, states and screens over the actions, and no second truth."""
