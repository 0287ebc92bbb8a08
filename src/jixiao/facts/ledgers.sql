-- The tables of the ledgers, made by scripts/docs from ledger/schemas/*.toml. They stand beside those of schema.sql
-- only where records were given. Every row has the id of its record and its address (`at`), `ledger:payments#KEY`.
-- A reference (deputy, project, payment …) is the id of the record it speaks of: join it with that ledger's id.
-- Ids are unique over all that is loaded. A month is its first day. Personal columns must not stand in a rule's message.

CREATE TABLE ledger_budgets (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:budgets#KEY'
    code INTEGER,                    -- 项目编号 number on the declaration
    name VARCHAR,                    -- 项目名称 as on the declaration
    initial DECIMAL(18, 2),          -- 年初预算数 approved budget at the start of the year, yuan
    adjusted DECIMAL(18, 2),         -- 全年预算数 what the budget came to at the year's end by the treasury's books, yuan
    fiscal DECIMAL(18, 2),           -- 其中财政拨款 of that fiscal money, yuan
    other DECIMAL(18, 2),            -- 其他资金 other money, yuan
    starts DATE,                     -- 开始日期 first day of the project's period
    ends DATE,                       -- 完成日期 last day of the project's period
    project VARCHAR                  -- 申报表项目 the declaration's project of the same number, filled on import
);

CREATE TABLE ledger_adjustments (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:adjustments#KEY'
    code VARCHAR,                    -- 调整编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    decided_on DATE,                 -- 批准日期 day of the decision
    kind VARCHAR,                    -- 类别 what was done; 追加, 追减, 调剂, 目标调整
    amount DECIMAL(18, 2),           -- 金额 plus or minus, yuan; blank for a target
    after DECIMAL(18, 2),            -- 调整后预算数 what the budget came to with this change, as the notice says, yuan
    indicator VARCHAR,               -- 指标 the indicator whose target changes
    old_target VARCHAR,              -- 原指标值 target before
    new_target VARCHAR,              -- 新指标值 target after
    reason VARCHAR,                  -- 原因 why
    document_no VARCHAR              -- 批准文号 number of the approving document
);

CREATE TABLE ledger_payments (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:payments#KEY'
    code VARCHAR,                    -- 凭证号 number of the voucher, unique
    paid_on DATE,                    -- 支付日期 day of payment
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    amount DECIMAL(18, 2),           -- 金额 yuan; negative for a refund
    item VARCHAR,                    -- 用途 what the money was for; 运维, 测评, 履职费, 生日礼仪, 补选, 活动, 书报费, 培训, 讲课费, 资料, 差旅, 咨询费, 宣传, 工资, 考核奖, 餐费, 体检, 印刷, 会议, 维修, 其他
    summary VARCHAR,                 -- 摘要 summary on the voucher
    economic_class VARCHAR,          -- 经济分类 code of the economic class
    source VARCHAR,                  -- 资金来源 where the money comes from; 财政拨款, 上年结转, 其他资金
    payee_class VARCHAR,             -- 收款人类别 sort of payee; 单位, 代表, 工作人员, 专家, 编外人员, 选区
    payee VARCHAR,                   -- 收款人 name of the payee
    deputy VARCHAR,                  -- 代表 the deputy, when paid to one; id of deputies
    staff VARCHAR,                   -- 编外人员 the member of contract staff, when paid to one; id of staff
    invoice VARCHAR,                 -- 原始凭证号 number of the invoice, receipt or signed list
    refund_of VARCHAR                -- 退款对应凭证 the payment that is paid back; id of payments
);

CREATE TABLE ledger_deputies (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:deputies#KEY'
    code VARCHAR,                    -- 代表编号 unique
    name VARCHAR,                    -- 姓名 where two share a name, other ledgers must write the code
    level VARCHAR,                   -- 层级 district or municipal; 区, 市
    delegation VARCHAR,              -- 代表团 delegation or group
    term_start DATE,                 -- 任期起 day of election
    term_end DATE,                   -- 任期止 day the seat fell vacant; blank while in office
    id_number VARCHAR,               -- 身份证号 personal, may be blank; personal
    birthday DATE                    -- 出生日期 personal; personal
);

CREATE TABLE ledger_duties (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:duties#KEY'
    code VARCHAR,                    -- 履职编号 unique
    deputy VARCHAR,                  -- 代表 code or name; id of deputies
    done_on DATE,                    -- 日期 day
    kind VARCHAR,                    -- 类别 what was done; 视察, 执法检查, 调研, 联系群众, 列席会议, 提出建议
    activity VARCHAR                 -- 活动 the activity it was part of; id of activities
);

CREATE TABLE ledger_by_elections (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:by_elections#KEY'
    code VARCHAR,                    -- 补选编号 unique
    district VARCHAR,                -- 选区 electoral district
    vacancy_of VARCHAR,              -- 出缺代表 the deputy whose seat fell vacant; id of deputies
    planned_on DATE,                 -- 计划日期 planned day of the vote
    held_on DATE,                    -- 投票日期 actual day; blank when not held
    status VARCHAR,                  -- 状态 state; 计划, 完成, 推迟, 取消
    elected VARCHAR,                 -- 当选代表 who was elected; id of deputies
    cost DECIMAL(18, 2),             -- 补选经费 money spent on it, yuan
    reason VARCHAR                   -- 原因 why it was put off or given up
);

CREATE TABLE ledger_activities (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:activities#KEY'
    code VARCHAR,                    -- 活动编号 unique
    title VARCHAR,                   -- 活动名称 what it was
    project VARCHAR,                 -- 项目 project that pays; id of budgets
    kind VARCHAR,                    -- 类别 sort; 视察, 执法检查, 调研, 小组活动, 座谈
    planned_on DATE,                 -- 计划日期 planned day
    held_on DATE,                    -- 举办日期 actual day; blank when not held
    planned_people INTEGER,          -- 计划人数 how many were to come
    people INTEGER,                  -- 实到人数 how many came
    cost DECIMAL(18, 2)              -- 费用 money spent, yuan
);

CREATE TABLE ledger_gifts (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:gifts#KEY'
    code VARCHAR,                    -- 登记号 unique
    deputy VARCHAR,                  -- 代表 code or name; id of deputies
    given_on DATE,                   -- 日期 day
    value DECIMAL(18, 2),            -- 价值 yuan
    kind VARCHAR                     -- 内容 what it was
);

CREATE TABLE ledger_receipts (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:receipts#KEY'
    code VARCHAR,                    -- 报销单号 unique
    deputy VARCHAR,                  -- 代表 code or name; id of deputies
    spent_on DATE,                   -- 票据日期 day on the receipt
    kind VARCHAR,                    -- 类别 what was bought; 报刊, 图书, 资料
    amount DECIMAL(18, 2),           -- 金额 yuan
    invoice VARCHAR,                 -- 发票号 number of the receipt
    payment VARCHAR                  -- 付款凭证 the voucher it was paid by; id of payments
);

CREATE TABLE ledger_courses (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:courses#KEY'
    code VARCHAR,                    -- 班次编号 unique
    title VARCHAR,                   -- 班次名称 title
    project VARCHAR,                 -- 项目 project that pays; id of budgets
    organiser VARCHAR,               -- 主办 who held it; 本单位, 市人大, 其他
    planned_on DATE,                 -- 计划日期 planned first day
    starts DATE,                     -- 开班日期 actual first day; blank when not held
    ends DATE,                       -- 结束日期 actual last day
    days DECIMAL(20, 4),             -- 天数 length in days
    planned_people INTEGER,          -- 计划人数 how many were to come
    people INTEGER,                  -- 参训人数 how many came
    lodging BOOLEAN,                 -- 安排住宿 whether the cost holds lodging
    cost DECIMAL(18, 2),             -- 培训费 within the quota, without teachers and long-distance fares, yuan
    status VARCHAR,                  -- 状态 state; 计划, 完成, 改期完成, 取消
    reason VARCHAR                   -- 原因 why it was moved or given up
);

CREATE TABLE ledger_lectures (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:lectures#KEY'
    code VARCHAR,                    -- 讲课编号 unique
    course VARCHAR,                  -- 班次 which course; id of courses
    project VARCHAR,                 -- 项目 project that pays; id of budgets
    held_on DATE,                    -- 日期 day
    teacher VARCHAR,                 -- 讲课人 name
    title VARCHAR,                   -- 职称 the fee depends on it; 副高级, 正高级, 院士专家, 其他
    hours DECIMAL(20, 4),            -- 学时 hours taught
    fee DECIMAL(18, 2)               -- 讲课费 after tax, yuan
);

CREATE TABLE ledger_attendance (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:attendance#KEY'
    code VARCHAR,                    -- 签到号 unique
    deputy VARCHAR,                  -- 代表 code or name; id of deputies
    attended_on DATE,                -- 日期 day
    course VARCHAR,                  -- 班次 the course; id of courses
    meeting VARCHAR,                 -- 会议 the meeting; id of meetings
    nights INTEGER                   -- 住宿晚数 nights of lodging
);

CREATE TABLE ledger_trips (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:trips#KEY'
    code VARCHAR,                    -- 考察编号 unique
    title VARCHAR,                   -- 考察题目 subject
    project VARCHAR,                 -- 项目 project that pays; id of budgets
    topic VARCHAR,                   -- 课题 for which topic; id of topics
    planned_on DATE,                 -- 计划日期 planned day of leaving
    starts DATE,                     -- 出发日期 actual day; blank when not made
    ends DATE,                       -- 返回日期 day of return
    days INTEGER,                    -- 天数 length in days
    destination VARCHAR,             -- 目的地 where to
    planned_people INTEGER,          -- 计划人数 how many were to go
    status VARCHAR,                  -- 状态 state; 计划, 完成, 取消
    reason VARCHAR                   -- 原因 why it was given up
);

CREATE TABLE ledger_course_tests (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:course_tests#KEY'
    code VARCHAR,                    -- 测试号 unique
    course VARCHAR,                  -- 班次 which course; id of courses
    deputy VARCHAR,                  -- 代表 code or name; id of deputies
    part VARCHAR,                    -- 哪一次 before or after; 训前, 训后
    points INTEGER,                  -- 分数 of a hundred
    taken_on DATE                    -- 测试日期 day of the test
);

CREATE TABLE ledger_travellers (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:travellers#KEY'
    code VARCHAR,                    -- 报销单号 unique
    trip VARCHAR,                    -- 考察 which trip; id of trips
    traveller VARCHAR,               -- 姓名 who travelled
    nights INTEGER,                  -- 住宿晚数 nights of lodging
    lodging DECIMAL(18, 2),          -- 住宿费 yuan
    meals DECIMAL(18, 2),            -- 伙食补助 yuan
    transport DECIMAL(18, 2),        -- 市内交通费 yuan
    fare DECIMAL(18, 2)              -- 城市间交通费 yuan
);

CREATE TABLE ledger_experts (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:experts#KEY'
    code VARCHAR,                    -- 专家编号 unique
    name VARCHAR,                    -- 姓名 name
    field VARCHAR,                   -- 专家库 which pool; 预算监督审查, 备案审查
    appointed_on DATE,               -- 聘任日期 day of appointment
    appointed_until DATE,            -- 聘期止 last day of the appointment
    bank_card VARCHAR                -- 银行卡号 personal, may be blank; personal
);

CREATE TABLE ledger_consultations (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:consultations#KEY'
    code VARCHAR,                    -- 咨询编号 unique
    expert VARCHAR,                  -- 专家 code or name; id of experts
    held_on DATE,                    -- 日期 day
    subject VARCHAR,                 -- 事项 what about
    fee DECIMAL(18, 2)               -- 咨询费 yuan
);

CREATE TABLE ledger_topics (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:topics#KEY'
    code VARCHAR,                    -- 课题编号 unique
    title VARCHAR,                   -- 课题名称 title
    project VARCHAR,                 -- 项目 project that pays; id of budgets
    office VARCHAR,                  -- 牵头部门 which committee
    due_on DATE,                     -- 应完成日期 day the report is due
    delivered_on DATE,               -- 报告提交日期 day the report was delivered; blank when not yet
    adopted BOOLEAN                  -- 是否采纳 whether its advice was taken
);

CREATE TABLE ledger_publications (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:publications#KEY'
    code VARCHAR,                    -- 成果编号 unique
    title VARCHAR,                   -- 成果名称 title
    project VARCHAR,                 -- 项目 project that pays; id of budgets
    kind VARCHAR,                    -- 类别 sort; 汇编, 视频, 论文, 展览, 稿件
    due_on DATE,                     -- 计划完成 planned day
    published_on DATE                -- 完成日期 actual day; blank when not yet
);

CREATE TABLE ledger_purchases (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:purchases#KEY'
    code VARCHAR,                    -- 采购编号 unique
    project VARCHAR,                 -- 项目 project that pays; id of budgets
    bought_on DATE,                  -- 日期 day
    item VARCHAR,                    -- 品名 what was bought
    quantity DECIMAL(20, 4),         -- 数量 how many
    amount DECIMAL(18, 2),           -- 金额 yuan
    supplier VARCHAR,                -- 供货单位 from whom
    invoice VARCHAR,                 -- 发票号 number of the receipt
    accepted_on DATE,                -- 验收日期 day it was accepted
    budgeted DECIMAL(18, 2)          -- 采购预算 ceiling set before buying, yuan; blank where none
);

CREATE TABLE ledger_staff (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:staff#KEY'
    code VARCHAR,                    -- 人员编号 unique
    name VARCHAR,                    -- 姓名 name
    post VARCHAR,                    -- 岗位 post
    starts DATE,                     -- 入职日期 first day
    ends DATE,                       -- 离职日期 last day; blank while employed
    id_number VARCHAR,               -- 身份证号 personal, may be blank; personal
    bank_card VARCHAR,               -- 银行卡号 personal, may be blank; personal
    birthday DATE                    -- 出生日期 personal, may be blank; personal
);

CREATE TABLE ledger_payroll (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:payroll#KEY'
    code VARCHAR,                    -- 发放号 unique
    staff VARCHAR,                   -- 人员 code or name; id of staff
    month DATE,                      -- 所属月份 of which month
    kind VARCHAR,                    -- 类别 what was paid; 工资, 考核奖, 社保公积金, 餐费, 体检
    amount DECIMAL(18, 2),           -- 金额 yuan
    paid_on DATE,                    -- 发放日期 day of payment; blank when not yet
    checked BOOLEAN                  -- 复核无误 whether the amount was checked and right
);

CREATE TABLE ledger_timecards (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:timecards#KEY'
    code VARCHAR,                    -- 考勤号 unique
    staff VARCHAR,                   -- 人员 code or name; id of staff
    month DATE,                      -- 月份 month
    days_due DECIMAL(20, 4),         -- 应出勤天数 days due
    days_present DECIMAL(20, 4)      -- 实际出勤天数 days present
);

CREATE TABLE ledger_appraisals (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:appraisals#KEY'
    code VARCHAR,                    -- 考核号 unique
    staff VARCHAR,                   -- 人员 code or name; id of staff
    held_on DATE,                    -- 考核日期 day
    grade VARCHAR,                   -- 等次 grade; 优秀, 合格, 基本合格, 不合格
    score DECIMAL(20, 4),            -- 得分 out of 100
    bonus DECIMAL(18, 2)             -- 考核奖 yuan
);

CREATE TABLE ledger_meetings (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:meetings#KEY'
    code VARCHAR,                    -- 会议编号 unique
    title VARCHAR,                   -- 会议名称 title
    kind VARCHAR,                    -- 类别 sort; 人代会, 常委会会议, 主任会议, 其他会议
    planned_on DATE,                 -- 计划日期 planned day
    held_on DATE,                    -- 召开日期 actual day; blank when not held
    days DECIMAL(20, 4),             -- 天数 length in days
    people_due INTEGER,              -- 应到人数 how many were due
    people INTEGER,                  -- 实到人数 how many came
    cost DECIMAL(18, 2)              -- 会务费 yuan
);

CREATE TABLE ledger_papers (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:papers#KEY'
    code VARCHAR,                    -- 材料编号 unique
    meeting VARCHAR,                 -- 会议 which meeting; id of meetings
    title VARCHAR,                   -- 材料名称 title
    printed_on DATE,                 -- 印制日期 day
    copies INTEGER,                  -- 份数 copies
    pages INTEGER,                   -- 页数 pages each
    misprints INTEGER                -- 出错份数 copies printed wrong
);

CREATE TABLE ledger_repairs (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:repairs#KEY'
    code VARCHAR,                    -- 维修编号 unique
    device VARCHAR,                  -- 设备 which device
    reported_on DATE,                -- 报修日期 day reported
    done_on DATE,                    -- 修好日期 day done; blank when not yet
    amount DECIMAL(18, 2),           -- 维修费 yuan
    payment VARCHAR                  -- 付款凭证 the voucher it was paid by; id of payments
);

CREATE TABLE ledger_systems (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:systems#KEY'
    code VARCHAR,                    -- 系统编号 unique
    name VARCHAR,                    -- 系统名称 name
    security_level INTEGER,          -- 等保级别 grade of protection
    stored_gb DECIMAL(20, 4)         -- 存储量 important data, GB
);

CREATE TABLE ledger_tickets (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:tickets#KEY'
    code VARCHAR,                    -- 工单号 unique
    system VARCHAR,                  -- 系统 code or name; id of systems
    kind VARCHAR,                    -- 类别 sort; 故障, 需求, 咨询
    grade VARCHAR,                   -- 故障等级 faults are answered by grade; 一级, 二级, 三级
    opened_on DATE,                  -- 报告日期 day opened
    response_minutes INTEGER,        -- 响应分钟 minutes until answered
    closed_on DATE                   -- 处理完日期 day closed; blank while open
);

CREATE TABLE ledger_needs (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:needs#KEY'
    code VARCHAR,                    -- 收集编号 unique
    month DATE,                      -- 月份 of which month
    collected_on DATE,               -- 收集日期 day
    people INTEGER,                  -- 征求人数 how many were asked
    received INTEGER                 -- 收到条数 how many needs came in
);

CREATE TABLE ledger_inspections (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:inspections#KEY'
    code VARCHAR,                    -- 巡查编号 unique
    system VARCHAR,                  -- 系统 code or name; id of systems
    inspected_on DATE,               -- 日期 day
    result VARCHAR                   -- 结果 state found; 正常, 异常
);

CREATE TABLE ledger_releases (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:releases#KEY'
    code VARCHAR,                    -- 更新编号 unique
    system VARCHAR,                  -- 系统 code or name; id of systems
    released_on DATE,                -- 日期 day it went live
    kind VARCHAR,                    -- 类别 sort; 功能更新, 漏洞修补, 重大升级
    content VARCHAR                  -- 内容 what changed
);

CREATE TABLE ledger_assessments (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:assessments#KEY'
    code VARCHAR,                    -- 测评编号 unique
    system VARCHAR,                  -- 系统 code or name; id of systems
    assessed_on DATE,                -- 测评日期 day
    result VARCHAR,                  -- 结论 result; 符合, 基本符合, 不符合
    issues INTEGER,                  -- 发现问题数 issues found
    fixed INTEGER                    -- 已整改数 issues fixed
);

CREATE TABLE ledger_incidents (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:incidents#KEY'
    code VARCHAR,                    -- 事件编号 unique
    system VARCHAR,                  -- 系统 code or name; id of systems
    happened_on DATE,                -- 日期 day
    kind VARCHAR,                    -- 类别 sort; 服务中断, 数据丢失, 安全事件
    lost_gb DECIMAL(20, 4),          -- 丢失数据量 GB
    solved_on DATE                   -- 解决日期 day solved
);

CREATE TABLE ledger_surveys (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:surveys#KEY'
    code VARCHAR,                    -- 调查编号 unique
    project VARCHAR,                 -- 项目 for which project; id of budgets
    respondents VARCHAR,             -- 调查对象 who was asked
    held_on DATE,                    -- 调查日期 day
    sample INTEGER,                  -- 计划样本 how many were to be asked
    sent INTEGER,                    -- 发出份数 sent out
    returned INTEGER                 -- 收回份数 came back
);

CREATE TABLE ledger_answers (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:answers#KEY'
    code VARCHAR,                    -- 编号 unique
    survey VARCHAR,                  -- 调查 which survey; id of surveys
    question VARCHAR,                -- 问题 what was asked
    satisfied INTEGER,               -- 满意 how many were satisfied
    fair INTEGER,                    -- 基本满意 how many fairly
    unsatisfied INTEGER              -- 不满意 how many not
);

CREATE TABLE ledger_evidence (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:evidence#KEY'
    code VARCHAR,                    -- 材料编号 unique
    project VARCHAR,                 -- 项目 of which project; id of budgets
    indicator VARCHAR,               -- 指标 pointer or name of the indicator
    file VARCHAR,                    -- 文件 path inside the folder of the ledgers
    sha256 VARCHAR,                  -- 登记时的 SHA-256 64 hexadecimal digits
    kept_on DATE,                    -- 登记日期 day of registration
    found_sha256 VARCHAR             -- 现有文件的 SHA-256 of the file as it is now, filled on import; blank when it is missing
);

CREATE TABLE ledger_calendar (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:calendar#KEY'
    code DATE,                       -- 日期 day
    working BOOLEAN,                 -- 是否工作日 whether people work that day
    note VARCHAR                     -- 说明 name of a holiday
);

CREATE TABLE ledger_plans (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:plans#KEY'
    code VARCHAR,                    -- 计划编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    month DATE,                      -- 月份 the month it is planned for
    amount DECIMAL(18, 2),           -- 计划用款 money to be spent in that month, yuan; blank in a row for an indicator
    item VARCHAR,                    -- 用途 what for, as in the payments; may be blank
    indicator VARCHAR,               -- 指标 pointer or name of the indicator that is planned
    quantity DECIMAL(20, 4),         -- 计划完成量 to be reached in that month; blank for what is only measured then, such as satisfaction
    note VARCHAR                     -- 备注 remark
);

CREATE TABLE ledger_targets (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:targets#KEY'
    code VARCHAR,                    -- 目标编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    indicator VARCHAR,               -- 指标 name of the indicator as on the declaration
    level1 VARCHAR,                  -- 一级指标 tells indicators of one name apart
    target VARCHAR,                  -- 批复的指标值 as approved
    approved_on DATE                 -- 批复日期 day of the approval
);

CREATE TABLE ledger_rectifications (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:rectifications#KEY'
    code VARCHAR,                    -- 整改编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    asked_on DATE,                   -- 提出日期 day it was asked for
    demand VARCHAR,                  -- 整改要求 what is to be put right
    due_on DATE,                     -- 整改期限 last day for it
    done_on DATE,                    -- 整改日期 day it was done; blank when it is not
    result VARCHAR                   -- 整改结果 what was done
);

CREATE TABLE ledger_drills (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:drills#KEY'
    code VARCHAR,                    -- 演练编号 unique
    system VARCHAR,                  -- 系统 code or name; id of systems
    day DATE,                        -- 日期 day
    rows_kept INTEGER,               -- 应恢复行数 rows that the backup should hold
    rows_restored INTEGER            -- 恢复行数 rows that were restored and compared
);

CREATE TABLE ledger_contracts (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:contracts#KEY'
    code VARCHAR,                    -- 合同编号 unique
    title VARCHAR,                   -- 合同名称 title
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 类别 sort; 工程, 货物, 服务, 其他
    party VARCHAR,                   -- 承接方 the other party
    signed_on DATE,                  -- 签订日期 day signed
    amount DECIMAL(18, 2),           -- 合同金额 yuan
    due_on DATE,                     -- 约定完成日期 day agreed
    done_on DATE,                    -- 实际完成日期 day done; blank until then
    accepted_on DATE,                -- 验收日期 day of acceptance
    acceptance VARCHAR               -- 验收结果 outcome; 合格, 不合格, 未验收
);

CREATE TABLE ledger_procurement (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:procurement#KEY'
    code VARCHAR,                    -- 采购编号 unique
    title VARCHAR,                   -- 采购内容 what is bought
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    method VARCHAR,                  -- 采购方式 how; 公开招标, 邀请招标, 竞争性谈判, 竞争性磋商, 询价, 单一来源, 框架协议, 自行采购
    budget DECIMAL(18, 2),           -- 采购预算 yuan
    planned_on DATE,                 -- 计划采购日期 planned day of the award
    tendered_on DATE,                -- 发布公告日期 day of the notice
    awarded_on DATE,                 -- 成交日期 day of the award; blank until then
    award DECIMAL(18, 2),            -- 成交金额 yuan
    supplier VARCHAR                 -- 供应商 supplier
);

CREATE TABLE ledger_assets (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:assets#KEY'
    code VARCHAR,                    -- 资产编号 unique
    title VARCHAR,                   -- 资产名称 title
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 类别 sort
    bought_on DATE,                  -- 取得日期 day got
    count INTEGER,                   -- 数量 how many
    value DECIMAL(18, 2),            -- 价值 yuan
    in_use INTEGER,                  -- 在用数量 how many are in use
    checked INTEGER                  -- 盘点数量 how many were found
);

CREATE TABLE ledger_works (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:works#KEY'
    code VARCHAR,                    -- 工程编号 unique
    title VARCHAR,                   -- 工程名称 title
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 类别 sort
    place VARCHAR,                   -- 地点 where
    unit VARCHAR,                    -- 计量单位 unit of the quantity
    planned_quantity DECIMAL(20, 4), -- 计划工程量 how much was planned
    quantity DECIMAL(20, 4),         -- 完成工程量 how much was done
    starts DATE,                     -- 开工日期 actual first day
    due_on DATE,                     -- 计划完工日期 planned last day
    done_on DATE,                    -- 完工日期 actual last day; blank until then
    checks INTEGER,                  -- 抽检次数 quality checks
    passed INTEGER,                  -- 抽检合格次数 passed
    acceptance VARCHAR,              -- 验收结果 outcome; 合格, 不合格, 未验收
    cost DECIMAL(18, 2),             -- 造价 final cost, yuan
    contract VARCHAR,                -- 合同 under which contract; id of contracts
    status VARCHAR,                  -- 状态 state; 计划, 在建, 完成, 取消
    reason VARCHAR                   -- 原因 why it was put off, given up or fell short
);

CREATE TABLE ledger_services (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:services#KEY'
    code VARCHAR,                    -- 服务编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 服务内容 which service
    place VARCHAR,                   -- 地点 where
    planned_on DATE,                 -- 计划日期 planned day
    done_on DATE,                    -- 提供日期 actual day; blank when not given
    due_people INTEGER,              -- 应服务人数 how many were due
    people INTEGER,                  -- 服务人数 how many came
    unit VARCHAR,                    -- 计量单位 unit of the amount
    quantity DECIMAL(20, 4),         -- 服务量 how much was given
    provider VARCHAR,                -- 承办 who did it
    good BOOLEAN,                    -- 合格 whether it was found good
    reason VARCHAR                   -- 原因 why it was put off, given up or fell short
);

CREATE TABLE ledger_beneficiaries (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:beneficiaries#KEY'
    code VARCHAR,                    -- 对象编号 unique
    holder VARCHAR,                  -- 姓名 name; personal
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 类别 sort
    place VARCHAR,                   -- 所在地 village, quarter or class
    eligible BOOLEAN,                -- 资格审核通过 whether found eligible
    starts DATE,                     -- 享受开始日期 from which day
    ends DATE,                       -- 享受结束日期 until which day; blank while it goes on
    standard DECIMAL(18, 2)          -- 标准 due each time, yuan
);

CREATE TABLE ledger_grants (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:grants#KEY'
    code VARCHAR,                    -- 发放编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    beneficiary VARCHAR,             -- 对象 code or name; id of beneficiaries
    kind VARCHAR,                    -- 类别 sort
    month DATE,                      -- 所属月份 of which month
    amount DECIMAL(18, 2),           -- 应发金额 yuan
    due_on DATE,                     -- 应发日期 latest day
    paid_on DATE,                    -- 发放日期 day paid out; blank until then
    paid DECIMAL(18, 2)              -- 实发金额 yuan
);

CREATE TABLE ledger_complaints (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:complaints#KEY'
    code VARCHAR,                    -- 投诉编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 内容 about what
    received_on DATE,                -- 受理日期 day received
    due_on DATE,                     -- 办理期限 latest day
    closed_on DATE,                  -- 办结日期 day closed; blank until then
    satisfied BOOLEAN,               -- 满意 whether they were satisfied
    result VARCHAR                   -- 办理结果 what was done
);

CREATE TABLE ledger_sessions (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:sessions#KEY'
    code VARCHAR,                    -- 场次编号 unique
    title VARCHAR,                   -- 名称 title
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 类别 sort
    planned_on DATE,                 -- 计划日期 planned day
    held_on DATE,                    -- 举办日期 actual day; blank when not held
    due_people INTEGER,              -- 应到人数 how many were due
    people INTEGER,                  -- 实到人数 how many came
    tested INTEGER,                  -- 考核人数 how many were tested
    passed INTEGER,                  -- 考核合格人数 how many passed
    cost DECIMAL(18, 2),             -- 费用 yuan
    status VARCHAR,                  -- 状态 state; 计划, 完成, 取消
    reason VARCHAR                   -- 原因 why it was put off, given up or fell short
);

CREATE TABLE ledger_publicity (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:publicity#KEY'
    code VARCHAR,                    -- 宣传编号 unique
    title VARCHAR,                   -- 主题 subject
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 渠道 by which means
    planned_on DATE,                 -- 计划日期 planned day
    released_on DATE,                -- 发布日期 day released; blank until then
    unit VARCHAR,                    -- 计量单位 unit of the number
    quantity DECIMAL(20, 4),         -- 数量 how many
    people INTEGER                   -- 覆盖人数 how many were reached
);

CREATE TABLE ledger_checks (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:checks#KEY'
    code VARCHAR,                    -- 检查编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 检查内容 what is checked
    subject VARCHAR,                 -- 检查对象 where or whom
    planned_on DATE,                 -- 计划日期 planned day
    checked_on DATE,                 -- 检查日期 actual day; blank when not done
    result VARCHAR,                  -- 结果 outcome; 合格, 不合格
    issues INTEGER,                  -- 发现问题数 how many
    fixed INTEGER                    -- 已整改数 how many
);

CREATE TABLE ledger_safety (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:safety#KEY'
    code VARCHAR,                    -- 事件编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 类别 sort; 人身伤害, 食品安全, 火灾, 交通, 工程质量, 环境污染, 网络安全, 其他
    happened_on DATE,                -- 发生日期 day
    place VARCHAR,                   -- 地点 where
    people INTEGER,                  -- 伤亡人数 how many
    loss DECIMAL(18, 2),             -- 经济损失 yuan
    closed_on DATE                   -- 处理完日期 day settled
);

CREATE TABLE ledger_energy (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:energy#KEY'
    code VARCHAR,                    -- 能耗编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 种类 sort; 电, 水, 天然气, 煤, 汽油, 柴油, 其他
    month DATE,                      -- 月份 month
    unit VARCHAR,                    -- 计量单位 unit
    quantity DECIMAL(20, 4),         -- 用量 how much
    last DECIMAL(20, 4),             -- 上年同月用量 how much in that month of last year
    cost DECIMAL(18, 2)              -- 费用 yuan
);

CREATE TABLE ledger_results (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- 'ledger:results#KEY'
    code VARCHAR,                    -- 效果编号 unique
    project VARCHAR,                 -- 项目 number or name of the project; id of budgets
    kind VARCHAR,                    -- 内容 which figure
    as_of DATE,                      -- 统计日期 day of the figure
    unit VARCHAR,                    -- 计量单位 unit
    quantity DECIMAL(20, 4),         -- 本年数 this year
    last DECIMAL(20, 4),             -- 上年数 last year
    base DECIMAL(20, 4),             -- 总数 the whole that it is part of
    source VARCHAR                   -- 数据来源 who counted it
);
