"""The states that a text of a local rule goes through, and what the log calls its changes."""

DRAFT, PROPOSED, ON, OFF = "draft", "proposed", "on", "off"
TITLES = {DRAFT: "起草中", PROPOSED: "等另一个人启用", ON: "已启用", OFF: "已停用"}
SWITCHED_ON, SWITCHED_OFF = "rule.on", "rule.off"
