"""What the help says of the workbench and of keeping it."""

from jixiao.cli.manual import Manual, Text

WEB_COMMANDS = {
    "serve": Manual(
        Text("在浏览器里办公：一个人用，或一个单位、一个地区一起用。", "The workbench in the browser, for one person or an office."),
        Text(
            "不写 --folder 时只供本机一个人用：不用登录，用印出的网址打开，什么也不留下。写 --folder 时供单位使用：人员、权限、流程、日志都在 DIR 里；"
            "数据库默认在 DIR，也可用环境变量 DATABASE_URL 指到 PostgreSQL。本单位自己的台账、度量、办事台放在 DIR/own，或用 --office 指明。",
            "Without --folder for one person on this machine: no login, open the address printed, nothing is kept. With --folder for an "
            "office: people, rights, states and the log are in DIR; the database too, unless DATABASE_URL names PostgreSQL. An office's own "
            "ledgers, measures and desks lie in DIR/own, or where --office says.",
        ),
        ("jixiao serve", "jixiao serve --demo", "jixiao serve --folder 工作台 --port 8080"),
    ),
    "admin": Manual(
        Text("管理工作台：人员、单位、备份、恢复、核验。", "Keeps a workbench: people, units, backup, restore, verification."),
        Text(
            "demo-users 列出示例年度的登录；backup 备份（可在运行时做）；restore 恢复到空文件夹；verify 核验日志、文件和批复版本，齐全时退出码为 0，"
            "--anchor 核对当时记下的日志；users、units 列出人员、单位；hire、grant、revoke、reset、link、unbind、activate、bar、unlock 建用户、授权、撤权、"
            "重设密码、发设密码的链接、解除验证器、启用、停用、解锁；unit 在 --unit 之下建单位；purge 清理过期的登录和回执；"
            "probe 看一遍 probes.toml 里自己的地址开不开、证书还剩几天，记进台账，有打不开的退出码为 1（放进定时任务）。",
            "demo-users lists the logins of the example year; backup writes the office into a file while it works; restore sets it up in an "
            "empty folder; verify exits 0 when log, files and approved texts agree, --anchor holds it against a line of the log noted "
            "earlier; users and units list; hire, grant, revoke, reset, link, unbind, activate, bar and unlock change "
            "people; unit makes a unit below --unit; purge takes away logins and receipts that ended; probe looks at the own addresses in "
            "probes.toml and keeps what it saw, exits 1 where one does not work (for a timer).",
        ),
        (
            "jixiao admin backup --folder 工作台 --to 备份.tar",
            "jixiao admin verify --folder 工作台",
            "jixiao admin hire lihua --role unit_staff --folder 工作台",
        ),
    ),
}
WEB_PARAMETERS = {
    "anchor": Text("verify 时核对的日志行，如 120:9f…", "for verify: a line of the log noted earlier, 120:9f… for example"),
    "demo": Text("示例年度，每种角色一个登录；不写 --folder 时在用户的数据文件夹", "an example year with a login for every role"),
    "duty": Text("做什么，见上面", "what to do, as told above"),
    "folder": Text("工作台的文件夹；serve 时没有就建", "the workbench's folder; serve makes it where there is none"),
    "port": Text("端口；默认由系统给一个，单位用默认 8000", "port; by default a free one, 8000 for an office"),
    "role": Text("角色，如 unit_staff", "a role, unit_staff for example"),
    "source": Text("restore 时的备份文件", "for restore: the backup"),
    "unit": Text("单位名称；默认为最上级", "a unit's name; default: the topmost one"),
    "who": Text("用户名；unit 时是单位名称", "a login; for unit the unit's name"),
}
