-- The tables a rule may read. Every row stands at one JSON Pointer (`at`); a rule reports `at` or `at || '/field'` as its path.
-- A blank in the document is NULL, never 0 and never ''. Money is yuan, DECIMAL(18,2); other numbers are DECIMAL(20,4).
-- `at` is a word of SQL: always write it with its table, `p.at`, never alone.
-- Ids are unique over all documents loaded; compare rows of one document by `document`, of one project by `project`.

CREATE TABLE document (
    id VARCHAR,                    -- the document
    "at" VARCHAR,                  -- '' : the whole document; the cover's fields stand at '/stated_total', '/title' …
    kind VARCHAR,                  -- declaration, monitoring, self_evaluation, whole_department, review; of most of its projects
    title VARCHAR,                 -- title on the cover
    authority VARCHAR,             -- who issues it
    fiscal_year INTEGER,           -- budget year
    as_of DATE,                    -- the date whose law applies
    stated_count INTEGER,          -- number of projects that the cover states
    stated_total DECIMAL(18, 2),   -- amount that the cover states
    statement VARCHAR,             -- the words that state them
    format VARCHAR,                -- of its file: text, docx, xlsx, pdf, scan, html …; the layout of a text is lost
    form_count INTEGER,            -- forms found
    projects INTEGER               -- projects found: forms, and narratives without a form
);

CREATE TABLE project (
    id VARCHAR,                    -- the project
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3'
    position INTEGER,              -- place in the document, from 1
    kind VARCHAR,                  -- kind of its form
    number INTEGER,                -- number printed on the form
    name VARCHAR,                  -- 项目名称 on the form
    nature VARCHAR,                -- 项目性质
    category VARCHAR,              -- 项目类别
    department VARCHAR,            -- 主管部门
    unit VARCHAR,                  -- 实施单位
    start DATE,                    -- 计划开始日期
    finish DATE,                   -- 计划完成日期
    form_title VARCHAR,            -- title printed over the form
    form_year INTEGER,             -- year printed under the form's title
    has_form BOOLEAN,              -- a form was found
    form_is_bare BOOLEAN,          -- neither goals nor indicators were found of the form: a list or a sheet that only names the project
    has_narrative BOOLEAN,         -- a narrative was found
    narrative_name VARCHAR,        -- name in the narrative's heading
    narrative_number INTEGER,      -- number in the narrative's heading
    period_start DATE,             -- 实施周期 of the narrative, first day
    period_finish DATE,            -- 实施周期 of the narrative, last day
    fiscal_year INTEGER,           -- budget year of the document
    narratives INTEGER,            -- narratives in the whole document: 0 where the document has none at all
    money_unit VARCHAR,            -- unit that the form prints for its money, in a heading or beside the amounts: 元, 万元
    total_score DECIMAL(20, 4),    -- 总分 of a self-evaluation
    stage VARCHAR,                 -- how far a monitoring form's figures go, as printed: 1-7月, 上半年; NULL where none is printed
    stage_month INTEGER,           -- the last month of the stage: 7, 6
    general_reason VARCHAR,        -- the reason that the form's foot gives for all deviations: 偏差大或目标未完成原因分析
    ending VARCHAR,                -- closed, open: a text ends with a row of this form that is no 满意度 row or has none, torn: inside a part; NULL without a form
    begins_inside BOOLEAN,         -- name, department and unit are neither filled nor printed as blanks: the copy begins below them
    partly_read BOOLEAN            -- the form was glued text of which only sure rows were read: what is missing may stand there
);

CREATE TABLE funding (
    project VARCHAR,               -- the project, one row each
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3/funding'
    total DECIMAL(18, 2),          -- 项目资金总额, over all years
    total_fiscal DECIMAL(18, 2),   -- 其中：财政资金
    total_other DECIMAL(18, 2),    -- 其他资金, over all years
    annual DECIMAL(18, 2),         -- 年度资金申请总额; 全年预算数 in a self-evaluation, 年初预算数 in a monitoring form
    annual_fiscal DECIMAL(18, 2),  -- 其中：当年财政拨款
    carried_over DECIMAL(18, 2),   -- 上年结转资金
    annual_other DECIMAL(18, 2),   -- 其他资金, of the year
    initial DECIMAL(18, 2),        -- 年初预算数
    adjusted DECIMAL(18, 2),       -- 全年预算数
    executed DECIMAL(18, 2),       -- 全年执行数
    execution_rate DECIMAL(20, 4), -- 执行率 as printed, in per cent
    execution_rate_step DECIMAL(20, 4), -- one unit of the rate's last printed digit: 0.01 for 86.19, 1 for 86
    execution_points DECIMAL(20, 4), -- points of the execution rate
    execution_score DECIMAL(20, 4) -- score of the execution rate
);

CREATE TABLE narrative (
    project VARCHAR,               -- the project, one row for each that has a narrative
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3/narrative'
    overview VARCHAR,              -- 项目概述
    basis VARCHAR,                 -- 立项依据
    implementer VARCHAR,           -- 实施主体
    plan VARCHAR,                  -- 实施方案
    period VARCHAR,                -- 实施周期
    budget VARCHAR,                -- 年度预算安排
    total DECIMAL(18, 2),          -- what the budget section comes to: its items' amounts added, NULL when one has none
    printed_total DECIMAL(18, 2),  -- 合计 printed at the end of the section
    items INTEGER                  -- top-level items found
);

CREATE TABLE item (
    id VARCHAR,                    -- an item of 年度预算安排, or a part of one
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/cost_items/0' or '/projects/3/cost_items/0/children/1'
    parent VARCHAR,                -- the item it is a part of; NULL at the top
    is_top BOOLEAN,                -- stands at the top level
    is_leaf BOOLEAN,               -- has no parts of its own
    label VARCHAR,                 -- what the money is for
    text VARCHAR,                  -- the whole passage
    stated DECIMAL(18, 2),         -- result as written
    computed DECIMAL(18, 2),       -- result as recomputed; NULL for a lump sum and where it can't be computed
    amount DECIMAL(18, 2),         -- stated, or computed where nothing is stated
    holds BOOLEAN,                 -- the written result is right by its own digits; NULL where it can't be judged
    parts_total DECIMAL(18, 2),    -- its parts' amounts added; NULL without parts or when one has none
    lump_sum BOOLEAN,              -- an amount without quantity × price
    estimated BOOLEAN              -- 约, 左右, 预估 stands in it
);

CREATE TABLE factor (
    item VARCHAR,                  -- the item whose calculation it belongs to
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the item's pointer
    term INTEGER,                  -- product it belongs to, from 0: 10人*5天*(100+80) has the products 10*5*100 and 10*5*80
    position INTEGER,              -- place in the product, from 0
    value DECIMAL(20, 4),          -- the number; money in yuan
    unit VARCHAR,                  -- unit as written
    unit_class VARCHAR,            -- class of the unit in params/units.toml: person, occasion, day, night, money, percent …; of 元/人: money
    counted DECIMAL(20, 4),        -- the number with 万 in the unit multiplied out; NULL for money and unknown units
    note VARCHAR,                  -- note or label beside the number
    estimated BOOLEAN              -- 约, 预估 stands at it
);

CREATE TABLE quantity (
    item VARCHAR,                  -- a leaf item, one row for each class of countable unit in its calculation
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the item's pointer
    unit_class VARCHAR,            -- person, occasion, area, thing …: never money, time or a rate
    unit VARCHAR,                  -- unit as written
    value DECIMAL(20, 4),          -- the one number of that class in the calculation; no row when its products disagree
    counted DECIMAL(20, 4),        -- the same with 万 in the unit multiplied out: 30000 for 3万人次
    counted_unit VARCHAR           -- the unit without 万, in its usual spelling: 人次, 平方米
);

CREATE TABLE price (
    item VARCHAR,                  -- a leaf item, one row for each money factor of its calculation
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the item's pointer
    value DECIMAL(18, 2),          -- unit price in yuan
    unit VARCHAR,                  -- unit as written
    note VARCHAR                   -- note beside it
);

CREATE TABLE mention (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/narrative/plan', '/projects/3/goals/annual' …: where the text stands
    section VARCHAR,               -- overview, plan, budget, overall, annual
    value DECIMAL(20, 4),          -- a number with a unit in running text; money in yuan
    unit VARCHAR,                  -- unit as written
    unit_class VARCHAR,            -- class of the unit
    label VARCHAR,                 -- the words before it
    sentence VARCHAR,              -- the sentence it stands in
    clause VARCHAR                 -- the clause it stands in, from stop to stop
);

CREATE TABLE year_mention (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/goals/annual': the goal that names a calendar year
    which VARCHAR,                 -- overall, annual, achieved
    year INTEGER,                  -- the year; years in 《》, in document numbers and at either end of a range are left out
    before VARCHAR,                -- up to eight characters before it, back to the last stop
    after VARCHAR,                 -- up to eight characters after it, on to the next stop
    clause VARCHAR                 -- the whole clause that names it, from stop to stop
);

CREATE TABLE goal (
    project VARCHAR,               -- the project
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3/goals/annual'
    which VARCHAR,                 -- overall, annual, achieved
    text VARCHAR,                  -- as written
    plain VARCHAR,                 -- without blanks and punctuation, for comparing
    numbers INTEGER                -- measurable numbers in it: quantities, rates, dates of the year; no years, no list numbers
);

CREATE TABLE indicator (
    id VARCHAR,                    -- one row of 绩效指标
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/indicators/0'
    position INTEGER,              -- place in the form, from 1
    kind VARCHAR,                  -- kind of its form
    printed_level1 VARCHAR,        -- level 1 as printed
    level1_known BOOLEAN,          -- the printed level 1 is a name of the taxonomy in force or of an older one; NULL where none is printed
    printed_level2 VARCHAR,        -- level 2 as printed
    level1 VARCHAR,                -- level 1 in the taxonomy in force: 成本指标, 产出指标, 效益指标, 满意度指标
    level2 VARCHAR,                -- level 2 in the taxonomy in force: 经济成本指标, 数量指标, 质量指标, 时效指标 …
    name VARCHAR,                  -- level 3
    plain VARCHAR,                 -- name without blanks and punctuation, for comparing
    target VARCHAR,                -- target value as printed
    operator VARCHAR,              -- >=, <=, =, >, <, word, range
    value DECIMAL(20, 4),          -- number as printed
    high DECIMAL(20, 4),           -- upper end of a range
    unit VARCHAR,                  -- unit as printed
    unit_class VARCHAR,            -- class of the unit: person, occasion, money, percent …; of 元/人: money; NULL when unknown
    unit_per VARCHAR,              -- class of what a rate is per: person in 元/人
    counted DECIMAL(20, 4),        -- the number with 万 in the unit multiplied out: 30000 for 3万人次; NULL for money and unknown units
    counted_unit VARCHAR,          -- the unit without 万, in its usual spelling: 人次, 平方米 for ㎡
    per_unit VARCHAR,              -- what a rate is per, alike: 人 in 元/人, 平方米 in 元/㎡
    money DECIMAL(18, 2),          -- value in yuan where the unit is money; NULL when that is no whole number of cents
    word VARCHAR,                  -- a qualitative value, a date or a period
    deadline DATE,                 -- last day meant, where the value is a date
    points DECIMAL(20, 4),         -- 分值
    actual VARCHAR,                -- 实际完成值 as printed
    actual_operator VARCHAR,       -- a sign printed with it, as in operator; = where none is
    actual_value DECIMAL(20, 4),   -- its number in the target's unit; a unit left out is the target's; NULL when it has another unit or no number
    actual_unit VARCHAR,           -- its unit as printed
    actual_unit_class VARCHAR,     -- class of its unit
    actual_word VARCHAR,           -- an actual value in words
    actual_date DATE,              -- last day meant, where it is a date
    score DECIMAL(20, 4),          -- 得分
    reason VARCHAR,                -- 偏差原因分析及改进措施
    to_date VARCHAR,               -- what was done up to the cut-off of a monitoring form, as printed
    to_date_value DECIMAL(20, 4),  -- its number, like actual_value
    forecast VARCHAR,              -- 全年预计完成情况 as printed
    forecast_value DECIMAL(20, 4), -- its number, like actual_value
    likelihood VARCHAR,            -- 完成目标可能性 as printed
    area VARCHAR                   -- head of its column where the form has a column of targets for every town, NULL in other forms
);

CREATE TABLE relation (
    indicator VARCHAR,             -- an indicator
    item VARCHAR,                  -- an item of the same project whose label or notes speak of the same thing
    document VARCHAR,              -- their document
    project VARCHAR,               -- their project
    strength INTEGER               -- words shared (two characters each, or a synonym of params/words.toml)
);

CREATE TABLE citation (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the section's pointer
    title VARCHAR,                 -- 《…》 without the marks; NULL for a bare document number
    article VARCHAR,               -- 第三十五条 …, NULL when none is named
    number VARCHAR,                -- document number as written: 沪会办发【2020】38号
    number_year INTEGER,           -- year in it
    is_well_formed BOOLEAN,        -- 机关代字〔年〕号 with the hexagonal brackets of GB/T 9704; NULL without a number
    is_law BOOLEAN                 -- a law, regulation or local regulation by its title
);

CREATE TABLE name_use (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project; NULL on the cover
    "at" VARCHAR,                  -- where the name stands
    role VARCHAR,                  -- title, authority, department, unit, implementer
    name VARCHAR                   -- name of an organisation as written
);

CREATE TABLE reading (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project; NULL on the cover
    "at" VARCHAR,                  -- what the reader repaired or could not tell
    message VARCHAR,               -- the reader's words
    confidence DECIMAL(20, 4)      -- how sure it is, 0 to 1
);

CREATE TABLE printed_blank (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/department': a field whose label or heading is printed while nothing is filled in beside it
    field VARCHAR                  -- the same within the project: '/department', '/goals/annual', '/funding/annual', '/narrative/basis'
);

CREATE TABLE unreadable_value (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/finish': a date or an amount that is printed and can't be read, so that the field is NULL
    field VARCHAR,                 -- the same within the project: '/start', '/finish', '/funding/annual' …
    text VARCHAR                   -- what is printed: 2025-02-30, a day that does not exist
);
