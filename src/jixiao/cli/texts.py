"""What the help says, in Chinese and English: one table for all commands, arguments and options."""

from jixiao.cli.manual import Manual, Text
from jixiao.cli.texts_web import WEB_COMMANDS, WEB_PARAMETERS

PROGRAM = Manual(
    Text("绩效目标申报、监控与自评表的读取、复算、审核与解释。", "Reads, recomputes, judges and explains budget performance targets."),
    Text(
        "退出码：0 没有达到 --fail-on 级别的问题；1 有问题；2 用法不对或文件读不了；3 有无法判定的（仅 --strict）。",
        "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use or unreadable input; 3 undecided (with --strict only).",
    ),
    ("jixiao audit 申报表.txt", "jixiao rule FND06", "jixiao audit 报送材料/ --format json"),
)

COMMANDS = {
    "audit": Manual(
        Text("审核绩效目标文件：查错、指出位置和依据、解释差异。", "Audit performance documents: faults, places, law, explanations."),
        Text(
            "FILE 可以是文件、文件夹、zip 压缩包、通配符，或表示标准输入的 -。读不了的文件会报告，其余照常审核。"
            "OUT 是文件夹时，每个文件一份报告，另有汇总网页和工作簿；再次运行只审变了的。",
            "FILE is a file, a folder, a zip archive, a pattern, or - for standard input. What can't be read is reported; the others are still "
            "done. Where OUT is a folder it gets a report for every file and a summary; a second run does only what changed.",
        ),
        (
            "jixiao audit 申报表.txt",
            "jixiao audit 报送材料/ --to 审核/",
            "jixiao audit 报送材料/ --select FND,CST",
            "jixiao audit 申报表.txt --to 审核报告.pdf",
        ),
    ),
    "read": Manual(
        Text("读取文件，列出读到的内容和疑问。", "Read documents and list what was found, with doubts."),
        Text(
            "--format json 时一个文件输出一个对象，多个文件输出数组。",
            "With --format json one file gives an object, several give an array.",
        ),
        ("jixiao read 申报表.txt", "jixiao read 申报表.txt --format json"),
    ),
    "write": Manual(
        Text("把文件写成正式表格或开放数据：docx、xlsx、pdf、html、csv、json、zip。", "Write a document as an official form or open data."),
        Text(
            "按 OUT 的后缀定格式；zip 是带 Table Schema 的 Data Package。用哪个版式由内容决定，--form 可另选。",
            "The format follows OUT's suffix; zip is a Data Package with Table Schema. The content decides the form, unless --form says which.",
        ),
        ("jixiao write 申报表.pdf --to 申报表.docx", "jixiao write 自评表.docx --to 自评表.xlsx --form self-evaluation-2020"),
    ),
    "form": Manual(
        Text("列出版式，写出空表，检查版式文件，用版式试写一份文件。", "List the forms, write blank ones, check a layout file, try one."),
        Text(
            "blank 写出 FORM 的空表（docx 或 xlsx，带填表提示），填好交回能原样读入；check 检查 FORM（一个 TOML 文件），有错时退出码为 2；"
            "try 用 FORM 把 FILE 写到 OUT。",
            "blank writes FORM empty (docx or xlsx, with hints); filled in and handed back it reads exactly. "
            "check looks at FORM (a TOML file), exit code 2 when it is wrong; try writes FILE to OUT by FORM.",
        ),
        (
            "jixiao form list",
            "jixiao form blank shanghai-district --year {year} --to 空表.xlsx",
            "jixiao form check 本县申报表.toml",
            "jixiao form try 本县申报表.toml 申报表.txt --to 试.docx",
        ),
    ),
    "diff": Manual(
        Text("比较两份绩效文件：金额、目标、指标逐项对照，格式可以不同。", "Compare two documents field by field, whatever their formats."),
        Text("有差别时退出码为 1。", "Exit code 1 when there are differences."),
        ("jixiao diff 一上.docx 二上.xlsx", "jixiao diff 2023.pdf 2024.pdf --to 差别.html"),
    ),
    "annotate": Manual(
        Text(
            "把审核意见写回原文件：Word 批注、Excel 批注和颜色、PDF 注释。",
            "Write the findings into the submitted file as native comments.",
        ),
        Text(
            "其余内容一个字节也不改，上次写的意见会换成这一次的。文本文件写成带意见的副本。给文件夹时 OUT 也是文件夹，再次运行只做变了的。",
            "Nothing else in the file changes by a byte; remarks of an earlier run are replaced. Text files get a copy with remarks. "
            "For a folder OUT is a folder too, and a second run does only what changed.",
        ),
        ("jixiao annotate 申报表.docx --to 申报表-审核.docx", "jixiao annotate 报送材料/ --to 批注/"),
    ),
    "notice": Manual(
        Text(
            "写审核意见（整改通知）：评分、等级建议、逐条修改意见，公文格式。",
            "Write the review opinion as an official letter: points, grade, what to change.",
        ),
        Text(
            "等级只是建议，由审核人核定。给文件夹时 OUT 也是文件夹，一个文件一份。公文和正式表格是中文的，--lang en 时也一样。",
            "The grade is a proposal; the reviewer decides. For a folder OUT is a folder too, with a letter for each file. Official letters "
            "and forms are Chinese in any language of the call.",
        ),
        ("jixiao notice 申报表.docx --to 审核意见.docx --deadline {next}-03-31", "jixiao notice 报送材料/ --to 审核意见/"),
    ),
    "publish": Manual(
        Text("生成公开门户和开放数据；发现个人信息就不写。", "Build the public portal and open data; personal data blocks it."),
        Text(
            "写之前查身份证号、手机号、银行卡号、住址等个人信息，查到就退出（退出码 2）；写之后全部读回核对金额。几家单位、几个年度可以一起给，按单位和年度分开，"
            "同一单位的几年放在一起对照。给出台账文件夹的，写出做成了什么、办了哪些活动、问卷结果和征求意见的答复；文件夹照项目名称认申报表，"
            "对应表 bindings.toml 在申报表旁边或台账里。年度没有过完的，写到当天；--as-of 另指一天。"
            "--ask 写明单位自己接收公众提问的网址，门户上就有提问的表格；不写的，说明到哪里问。",
            "Identity numbers, phones, bank cards, addresses and the like stop it (exit code 2); all that was written is read back and compared. Several "
            "units and years may be given. Folders of ledgers tell what was done, held, asked and answered; a folder finds its declaration by "
            "the names of the projects, bindings.toml lies beside either. A year under way is told up to today, or up to --as-of. Questions of "
            "citizens go to the address --ask; without one the page says where to ask.",
        ),
        (
            "jixiao publish 申报表.docx --to 公开/",
            "jixiao publish 申报表.txt --ledgers 台账/ --to 公开/",
        ),
    ),
    "ledger": Manual(
        Text("列出台账，写出台账的电子表格模板，检查填好的台账。", "List the ledgers, write spreadsheets to fill in, check filled ones."),
        Text(
            "init 把模板写入 DIR，加 --for 申报表 只写它的指标用得着的，填好各项目的预算；check 逐格检查 DIR 里的 xlsx、csv，有问题时退出码为 1，一条也不导入；"
            "new NAME 在 --to 文件夹里写一个本单位自己的台账（TOML），供修改；--asks 写明一条指标，列就照它问的来。",
            "init writes templates into DIR, with --for only those that a declaration's indicators need; "
            "check looks at every cell of the xlsx and csv files in DIR, exit code 1 when anything is wrong; "
            "new NAME writes a ledger of your own (TOML), to be changed, into the folder --to, with the columns that the indicator --asks needs.",
        ),
        (
            "jixiao ledger list",
            "jixiao ledger init 台账/",
            "jixiao ledger init 台账/ --for 申报表.docx",
            "jixiao ledger check 台账/ --for 申报表.docx",
            "jixiao ledger new meals --to 食堂/",
            "jixiao ledger new trees --to 林业/ --asks '古树保护株数 ≥120株'",
        ),
    ),
    "measure": Manual(
        Text("列出度量，看一个，给本单位写一个，试一试。", "List the measures, show one, begin one of your own, try them."),
        Text(
            "new NAME 在 --to 文件夹里写一个能运行的度量，供修改；test 试自带的一个（NAME）、一个文件，或文件夹里的全部，不对时退出码为 1。"
            '本单位自己的台账（TOML）、度量、规则放在一个文件夹里，在 jixiao.toml 里写 office = ["文件夹"]，或用 --office 指明。',
            "new NAME writes a measure that runs, to be changed, into the folder --to; test tries a shipped one (NAME), a file, or all of a "
            "folder, exit code 1 when one is wrong. An office's own ledgers (TOML), measures and rules lie in one folder, named in "
            'jixiao.toml as office = ["DIR"], or by --office.',
        ),
        (
            "jixiao measure list",
            "jixiao measure show trips_made",
            "jixiao measure new meals_served --to 食堂/",
            "jixiao measure test 食堂/",
        ),
    ),
    "desk": Manual(
        Text(
            "列出办事台，看、查、试，写一个本单位的，把一年重办一遍。",
            "List the desks, show, check and try them, begin one, do a year again.",
        ),
        Text(
            "办事台把平时的工作变成台账里的行：谁、在哪天、凭什么办了什么。check 查每个台的结构和 SELECT，test 试例子（NAME 一个，DIR 本单位的，"
            "不写为全部），不对时退出码为 1；new NAME 在 --to 文件夹里写一个能用的，供修改，--ledger 写明记哪个台账；"
            "replay DIR 把 DIR 里的一年按事项重办一遍，与原台账比，--to 写出得到的台账；写 --folder 时在工作台的新文件夹里办，每件都有日志。",
            "A desk turns daily work into rows of the ledgers: who did what on which day, and on what ground. check looks at the structure and the "
            "SELECTs of every desk, test tries the examples (one by NAME, an office's own by DIR, else all), exit code 1 when something is wrong; "
            "new NAME writes one that runs, to be changed, into the folder --to, on the ledger --ledger; replay DIR does the year in DIR again act by "
            "act and compares, --to writes the ledgers it made; with --folder it is done in a new folder of the workbench, every act in its log.",
        ),
        (
            "jixiao desk list",
            "jixiao desk show systems",
            "jixiao desk check",
            "jixiao desk new lunches --ledger services --to 食堂/",
        ),
    ),
    "example": Manual(
        Text(
            "写出完整的一年：申报表、台账、指标与度量的对应、已知答案；人大（congress，默认）、学校（school）或乡镇（town）。",
            "Write a whole worked year: declaration, ledgers, bindings, known answers; of a congress (the default), a school or a town.",
        ),
        Text(
            "台账里埋了几处有意的毛病，answers.json 写明是哪些。每次写出的都一样。",
            "Some trouble is planted in the ledgers; answers.json tells which. It is the same every time.",
        ),
        ("jixiao example 样例/", "jixiao example school 学校/", "jixiao audit 样例/declaration.txt --ledgers 样例/ledgers"),
    ),
    "corpus": Manual(
        Text("造出大批申报表作语料，用全部 SQL 规则审核一个语料库。", "Make up a large corpus, audit a corpus by all SQL rules."),
        Text(
            "generate 造出 N 个项目，埋了已知的毛病，同一 seed 每次一样；audit 审核 CORPUS，digest 与引擎和装入次序无关，有错误时退出码为 1。",
            "generate makes N projects with planted faults, the same for the same seed; audit judges CORPUS: its digest depends on no engine "
            "and no order of loading, exit code 1 when there are errors.",
        ),
        ("jixiao corpus generate --projects 1000 --seed 7 --to 语料/", "jixiao corpus audit 语料/ --format json"),
    ),
    "bind": Manual(
        Text("提出每个指标用哪个度量证明，写成可以修改的对应表。", "Propose which measure proves which indicator, as a file to edit."),
        Text(
            "按名称、层级、单位、项目和台账里有没有记录提出，写明理由和把握；没有合适度量的写明可以记哪个台账，或者怎样自己记一本。"
            "还没有台账时不写 --ledgers，就提出该记什么。",
            "By name, level, unit, project and the records that are there, with reasons and confidence; what fits nothing is told with the ledger "
            "that could prove it, or how to begin one. Without --ledgers it proposes what to keep.",
        ),
        ("jixiao bind 申报表.txt --ledgers 台账/ --to bindings.toml", "jixiao bind 申报表.txt"),
    ),
    "evaluate": Manual(
        Text(
            "用全年台账算出实际完成值和自评得分，每一分都有算法。",
            "Score a document by the records of its year, with the working of every point.",
        ),
        Text(
            "--to 按后缀写自评表：docx、xlsx、pdf；html 另有说明每一分怎么来的图表。没有证据的指标不计分。",
            "--to writes the official form by its suffix; html explains every point with plots. Without evidence there is no score.",
        ),
        (
            "jixiao evaluate 申报表.txt --ledgers 台账/",
            "jixiao evaluate 申报表.txt --ledgers 台账/ --to 自评.docx",
            "jixiao evaluate 表.txt --ledgers 台账/ --what-if /projects/1/indicators/1=9",
        ),
    ),
    "monitor": Manual(
        Text(
            "用台账看到某一天为止的钱和指标：进度、全年预计、完成可能性。",
            "See money and targets up to a day by the records: pace, the year's forecast, likelihood.",
        ),
        Text(
            "进度和分月计划比，没有分月计划的按事项的计划日期，再没有的按日历。--to 按后缀写监控表：docx、xlsx、pdf；html 另有图表。",
            "Pace is held against the monthly plan, else the planned days of what is to be done, else the calendar. "
            "--to writes the official form by its suffix; html adds plots.",
        ),
        (
            "jixiao monitor 申报表.txt --ledgers 台账/ --as-of {last}-07-31",
            "jixiao monitor 申报表.txt --ledgers 台账/ --as-of {last}-07-31 --to 监控表.docx",
        ),
    ),
    "year": Manual(
        Text(
            "一年走到底：审核、监控、自评，写出全部文件，印出十件要知道的事。",
            "The whole year: audit, monitoring, self-evaluation, all files, ten lines.",
        ),
        Text(
            "DIR 里写出审核报告、监控表、自评表（docx、xlsx、pdf、html）和佐证目录。",
            "DIR gets the audit, the monitoring form, the self-evaluation (docx, xlsx, pdf, html) and the index of evidence.",
        ),
        ("jixiao year 申报表.txt --ledgers 台账/ --as-of {last}-07-31 --to 报告/",),
    ),
    "formula": Manual(
        Text("复算一条预算算式。", "Recompute a calculation of a budget."),
        Text(
            "算式不成立时退出码为 1。--lines 从标准输入逐行读取，每行输出一个 JSON 对象。",
            "Exit code 1 when it does not hold. --lines reads standard input and prints one JSON object a line.",
        ),
        ("jixiao formula '285名*400元/人=11.4万元'",),
    ),
    "target": Manual(
        Text("解读一个指标值。", "Read a target value."),
        Text("--lines 从标准输入逐行读取，每行输出一个 JSON 对象。", "--lines reads standard input and prints one JSON object a line."),
        ("jixiao target '≥95.00(%)'",),
    ),
    "rules": Manual(
        Text("列出审核规则。", "List the rules."),
        examples=("jixiao rules", "jixiao rules --family FND --format json", "jixiao rules --changed-since 0.1"),
    ),
    "rule": Manual(
        Text("查看一条规则：说什么、为什么、依据、参数、例子、SQL。", "Show a rule: what, why, law, parameters, examples, SQL."),
        Text(
            "facts 列出规则能读的表、列和视图，后面写名称只看一个；"
            "new CODE 在 --to 文件夹里写一条能运行的规则，供修改；test 试一条规则的例子：自带的写代码，别的写文件（在沙箱里试），不对时退出码为 1；"
            "format FILE… 把规则或度量文件排成不超过 160 栏的行，例子排成表格，意思不变。",
            "facts shows the tables, columns and views that a rule may read, or the one named; "
            "new CODE writes a rule that runs, to be changed, into the folder --to; test tries a rule's examples: a shipped one by its code, "
            "another by its file (in the sandbox), exit code 1 when they are wrong; format FILE… lays rule or measure files out in lines of at most 160 columns, examples as "
            "tables, and changes no meaning.",
        ),
        (
            "jixiao rule FND06",
            "jixiao rule facts indicator",
            "jixiao rule new XPT01 --to 本局规则/",
            "jixiao rule test 本局规则/XPT01_my_rule.sql",
            "jixiao rule format 本局规则/*.sql",
        ),
    ),
    "params": Manual(
        Text("列出带日期和来源的参数：标准、限额、词表。", "List the dated parameters: standards, limits, word lists."),
        examples=("jixiao params --on {year}-01-01",),
    ),
    "schema": Manual(
        Text("输出 JSON Schema（2020-12）。", "Print the JSON Schemas (2020-12)."),
        Text("不写 NAME 时列出全部名称。", "Without NAME lists the names."),
        ("jixiao schema document",),
    ),
    "doctor": Manual(
        Text(
            "看看这台机器：Python、组件、字体、隔离、缓存、时区，逐个试读。",
            "Look around: Python, packages, fonts, fence, cache, clock, readers.",
        ),
        Text(
            "不联网，十秒左右。✓ 正常，– 缺了不一定要用的东西，✗ 有毛病；审核不能运行时退出码为 1。",
            "Without network, about ten seconds. ✓ good, – something is not there that not everybody needs, ✗ broken; exit code 1 when the audit can't run.",
        ),
        ("jixiao doctor",),
    ),
    "completion": Manual(
        Text("输出命令行补全脚本。", "Print the shell completion script."),
        examples=('eval "$(jixiao completion bash)"', "jixiao completion fish > ~/.config/fish/completions/jixiao.fish"),
    ),
    **WEB_COMMANDS,
}

PARAMETERS = {
    "severity": Text("只写这个级别以上的意见", "only findings of this severity and above"),
    "show": Text("把原文和读到的内容并排写成一个网页", "write a page that shows the document beside what was read"),
    "since": Text("上一次报送的文件：说明哪些问题已改、仍在、新出现", "the earlier submission: tell what is closed, still open, new"),
    "day": Text(
        "看到这一天为止，例如 2024-07-31；以后发生的一概不看", "up to this day, 2024-07-31 for example; nothing later is looked at"
    ),
    "deadline": Text("修改后重新报送的期限，例如 2023-12-08", "the day by which to resubmit"),
    "other": Text("后一份文件", "the second file"),
    "one": Text("前一份文件", "the first file"),
    "as_of": Text(
        "按这一天有效的规定审核；默认为预算年度的 1 月 1 日", "judge by the law of that day; default 1 January of the fiscal year"
    ),
    "baseline": Text("基线文件：其中已有的问题不再算数", "baseline file: findings in it no longer count"),
    "bindings": Text(
        "指标与度量的对应表；默认是文件旁边、台账文件夹里或其上一级的 bindings.toml",
        "which measure proves which indicator; default bindings.toml beside FILE, in DIR or above it",
    ),
    "scheme": Text("计分办法的名称", "name of the scoring scheme"),
    "what_if": Text("假设一个实际完成值，可以写多次", "suppose an actual; may be given several times"),
    "evidence": Text("另写佐证目录：指标、度量、记录、文件", "also write the index of evidence: indicator, measure, records, files"),
    "out": Text("写入这个文件夹", "the folder to write into"),
    "code": Text("规则代码，例如 FND06", "a rule's code, FND06 for example"),
    "raw": Text("不遮盖报告里的个人信息", "do not mask personal data in the report"),
    "rule": Text(
        "新规则的代码，要试的规则（代码或文件），或要排的文件",
        "the code of the new rule, the rule to try (code or file), or the files to lay out",
    ),
    "check": Text("只说哪些文件没有排好，不改写；有就以退出码 1 结束", "only tell which files would change; exit code 1 when any would"),
    "changed_since": Text("只列这个版本以后新增或改过的", "only rules that a later version brought or changed"),
    "explain": Text("报告之后附上这条规则的说明和在这份文件里的发现", "after the report that rule's page, with its findings here"),
    "colour": Text("颜色：auto 只在终端上用", "colours; auto: on a terminal only"),
    "config": Text("设置文件；默认为当前文件夹或用户配置里的 jixiao.toml", "settings; default: jixiao.toml where started"),
    "debug": Text("程序出错时显示详情", "show details when the program fails"),
    "expression": Text("算式，例如 '285名*400元/人=11.4万元'", "a calculation"),
    "fail_on": Text("达到这个级别就以退出码 1 结束", "end with exit code 1 from this severity on"),
    "family": Text("只列这些类别或代码，例如 FND", "only these families or codes, FND for example"),
    "declaration": Text(
        "申报表：init 只写它的指标用得着的台账，check 核对各项目的预算",
        "a declaration: init writes only the ledgers that its indicators need, check compares the budgets with it",
    ),
    "file": Text("文件，或 -（标准输入）", "a file, or - for standard input"),
    "files": Text("文件、文件夹、zip 压缩包、通配符，或 -（标准输入）", "files, folders, zip archives, patterns, or - (standard input)"),
    "force": Text("即使会覆盖要读的文件或别的内容也写", "write even over an input or over other content"),
    "form": Text("版式的名称（见 jixiao form list）或 TOML 文件", "a form's name (see jixiao form list) or its TOML file"),
    "help": Text("显示帮助", "show this help"),
    "ignore": Text("不用这些规则或类别，可用逗号分开", "leave out these rules or families, comma separated"),
    "lang": Text("语言；也可用环境变量 JIXIAO_LANG", "language; also by the environment variable JIXIAO_LANG"),
    "layout": Text("输出格式", "output format"),
    "lines": Text("从标准输入逐行读取，每行输出一个 JSON 对象", "read standard input line by line, print one JSON object each"),
    "name": Text("名称", "name"),
    "no_progress": Text("不显示进度", "show no progress"),
    "on": Text("只看这一天有效的值", "only values in force on that day"),
    "rules": Text("另加一个文件夹的规则（隔离运行）", "add a folder of rules (run in a sandbox)"),
    "select": Text("只用这些规则或类别，可用逗号分开", "only these rules or families, comma separated"),
    "shell": Text("bash、zsh 或 fish", "bash, zsh or fish"),
    "show_unknown": Text("列出无法判定的", "list what could not be judged"),
    "refusing": Text("check 时：可疑的也算问题", "for check: doubts are problems too"),
    "strict": Text("有无法判定的就以退出码 3 结束", "end with exit code 3 when anything is undecided"),
    "places": Text(
        "哪个样例（congress、school、town，不写为 congress），写进哪个文件夹",
        "which example (congress, school, town; by default congress) into which folder",
    ),
    "place": Text("文件夹；new 时是新台账的名称", "a folder; for new the name of the ledger"),
    "job": Text("list 列出、init 写模板、check 检查、new 新写", "list, init, check or new"),
    "deed": Text("list 列出、show 查看、check 检查、test 试、new 新写、replay 重办一年", "list, show, check, test, new or replay"),
    "which": Text("办事台的名称；test、replay 时也可以是文件夹", "a desk's name; for test and replay also a folder"),
    "verb": Text("list 列出、show 查看、new 新写、test 试", "list, show, new or test"),
    "measure": Text("度量的名称；test 也可以是文件夹或文件", "a measure's name; for test also a folder or a file"),
    "ledger": Text("new 时从哪个台账写起", "for new: the ledger to begin with"),
    "office": Text(
        "本单位自己的台账、度量、规则的文件夹；默认为 jixiao.toml 里的 office",
        "the office's own ledgers, measures and rules; default: office in jixiao.toml",
    ),
    "ledgers": Text("台账文件夹；审核时加上关于记录的规则", "folder of ledgers; an audit adds the rules on records"),
    "ask": Text("单位自己接收公众提问的网址", "address of the office that takes questions of citizens in"),
    "asks": Text("new 时它要证明的指标：名称和指标值", "for new: the indicator that it is to prove, name and target"),
    "chore": Text("generate 造出，audit 审核", "generate or audit"),
    "corpus": Text("语料库：文件夹；用 spark 时也可以是 s3:// 一类的地址", "the corpus: a folder, for spark also an address (s3://…)"),
    "projects": Text("项目数", "number of projects"),
    "seed": Text("随机数的种子", "seed of what is drawn"),
    "engine": Text("用哪个引擎：duckdb，或 spark（集群，须有 Java）", "engine: duckdb, or spark on a cluster (needs Java)"),
    "task": Text("list 列出、blank 写空表、check 检查、try 试写", "list, blank, check or try"),
    "year": Text("表上的预算年度，例如 2026", "the fiscal year on the form, 2026 for example"),
    "text": Text("指标值，例如 '≥95.00(%)'", "a target value, '≥95.00(%)' for example"),
    "to": Text(
        "写入文件（按后缀定格式，没有后缀的是文本），不打印",
        "write to a file (format by its suffix, plain text without) instead of printing",
    ),
    "verbose": Text("全部逐条列出", "spell out everything"),
    "version": Text("显示版本", "show the version"),
    "write_baseline": Text("把现有问题写成基线文件", "write the present findings as a baseline"),
    **WEB_PARAMETERS,
}
