-- The tables a rule may read. Every row stands at one JSON Pointer (`at`); a rule reports `at` or `at || '/field'` as its path.
-- A blank in the document is NULL, never 0 and never ''. Money is yuan, DECIMAL(18,2); other numbers are DECIMAL(20,4).
-- `at` is a word of SQL: always write it with its table, `p.at`, never alone.
-- `→` names the cell that a column is read from, by its pointer below `at`; `.` is `at` itself, `project/x` stands below the pointer
-- of the row that the column `project` names, and a stroke at the end means all that stands below. A column without one is read from
-- no cell: an id, a position, the kind of a form.
-- `∈` names the list that the rows of a table stand in: where it is not complete a row may be missing.
-- Ids are unique over all documents loaded; compare rows of one document by `document`, of one project by `project`.

CREATE TABLE document (
    id VARCHAR,                    -- the document
    "at" VARCHAR,                  -- '' : the whole document; the cover's fields stand at '/stated_total', '/title' …
    kind VARCHAR,                  -- declaration, monitoring, self_evaluation, whole_department, review; of most of its projects
    title VARCHAR,                 -- title on the cover → /title
    authority VARCHAR,             -- who issues it → /authority
    fiscal_year INTEGER,           -- budget year → /fiscal_year
    as_of DATE,                    -- the date whose law applies
    stated_count INTEGER,          -- number of projects that the cover states → /stated_count
    stated_total DECIMAL(18, 2),   -- amount that the cover states → /stated_total
    statement VARCHAR,             -- the words that state them → /statement
    format VARCHAR,                -- of its file: text, docx, xlsx, pdf, scan, html …; the layout of a text is lost
    form_count INTEGER,            -- forms found → /projects
    projects INTEGER               -- projects found: forms, and narratives without a form → /projects
);

CREATE TABLE project (
    id VARCHAR,                    -- the project
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3' ∈ document/projects
    position INTEGER,              -- place in the document, from 1
    kind VARCHAR,                  -- kind of its form
    number INTEGER,                -- number printed on the form → /number
    name VARCHAR,                  -- 项目名称 on the form → /name
    nature VARCHAR,                -- 项目性质 → /nature
    category VARCHAR,              -- 项目类别 → /category
    department VARCHAR,            -- 主管部门 → /department
    unit VARCHAR,                  -- 实施单位 → /unit
    start DATE,                    -- 计划开始日期 → /start
    finish DATE,                   -- 计划完成日期 → /finish
    form_title VARCHAR,            -- title printed over the form → /form_title
    form_year INTEGER,             -- year printed under the form's title → /form_year
    has_form BOOLEAN,              -- a form was found
    form_is_bare BOOLEAN,          -- neither goals nor indicators were found of the form: a list or a sheet that only names the project
    has_narrative BOOLEAN,         -- a narrative was found
    narrative_name VARCHAR,        -- name in the narrative's heading → /narrative_name
    narrative_number INTEGER,      -- number in the narrative's heading → /narrative_number
    period_start DATE,             -- 实施周期 of the narrative, first day → /period_start
    period_finish DATE,            -- 实施周期 of the narrative, last day → /period_finish
    fiscal_year INTEGER,           -- budget year of the document → document/fiscal_year
    narratives INTEGER,            -- narratives in the whole document: 0 where the document has none at all
    money_unit VARCHAR,            -- unit that the form prints for its money, in a heading or beside the amounts: 元, 万元 → /money_unit
    has_money BOOLEAN,             -- whether an amount above 0 of the year or the whole project is read, in whatever unit → /money_unit
    total_score DECIMAL(20, 4),    -- 总分 of a self-evaluation → /total_score
    stage VARCHAR,                 -- how far a monitoring form's figures go, as printed: 1-7月, 上半年; NULL where none is printed → /stage
    stage_month INTEGER,           -- the last month of the stage: 7, 6 → /stage
    general_reason VARCHAR,        -- the reason that the form's foot gives for all deviations: 偏差大或目标未完成原因分析 → /general_reason
    ending VARCHAR,                -- closed, open: a text ends with a row of this form that is no 满意度 row or has none, torn: inside a part; NULL without a form
    begins_inside BOOLEAN,         -- name, department and unit are neither filled nor printed as blanks: the copy begins below them
    partly_read BOOLEAN,           -- the form was partly read and nothing says of which part: what is missing may stand there
    medium_indicators INTEGER      -- rows with a target in the medium-term block; 0 where the form has no such block or nothing in it → /indicators_medium_term/
);

CREATE TABLE funding (
    project VARCHAR,               -- the project, one row each
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3/funding'
    total DECIMAL(18, 2),          -- 项目资金总额, over all years → /total
    total_fiscal DECIMAL(18, 2),   -- 其中：财政资金 → /total_fiscal
    total_other DECIMAL(18, 2),    -- 其他资金, over all years → /total_other
    annual DECIMAL(18, 2),         -- 年度资金申请总额; 全年预算数 in a self-evaluation, 年初预算数 in a monitoring form → /annual
    annual_fiscal DECIMAL(18, 2),  -- 其中：当年财政拨款 → /annual_fiscal
    carried_over DECIMAL(18, 2),   -- 上年结转资金 → /carried_over
    annual_other DECIMAL(18, 2),   -- 其他资金, of the year → /annual_other
    initial DECIMAL(18, 2),        -- 年初预算数 → /initial
    adjusted DECIMAL(18, 2),       -- 全年预算数 → /adjusted
    executed DECIMAL(18, 2),       -- 全年执行数 → /executed
    execution_rate DECIMAL(20, 4), -- 执行率 as printed, in per cent → /execution_rate
    execution_rate_step DECIMAL(20, 4), -- one unit of the rate's last printed digit: 0.01 for 86.19, 1 for 86 → /execution_rate
    execution_points DECIMAL(20, 4), -- points of the execution rate → /execution_points
    execution_score DECIMAL(20, 4), -- score of the execution rate → /execution_score
    forecast DECIMAL(18, 2),       -- 全年预计执行数 of a monitoring form → /forecast
    executed_fiscal DECIMAL(18, 2), -- 其中：当年财政拨款, its 执行数 → /executed_fiscal
    executed_carried_over DECIMAL(18, 2), -- 上年结转资金, its 执行数 → /executed_carried_over
    executed_other DECIMAL(18, 2), -- 其他资金, its 执行数 → /executed_other
    rate_fiscal DECIMAL(20, 4),    -- 其中：当年财政拨款, its 执行率 as printed, in per cent → /rate_fiscal
    rate_carried_over DECIMAL(20, 4), -- 上年结转资金, its 执行率 → /rate_carried_over
    rate_other DECIMAL(20, 4),     -- 其他资金, its 执行率 → /rate_other
    initial_fiscal DECIMAL(18, 2), -- 其中：当年财政拨款, its 年初预算数 → /initial_fiscal
    initial_carried_over DECIMAL(18, 2), -- 上年结转资金, its 年初预算数 → /initial_carried_over
    initial_other DECIMAL(18, 2), -- 其他资金, its 年初预算数 → /initial_other
    forecast_fiscal DECIMAL(18, 2), -- 其中：当年财政拨款, its 全年预计执行数 → /forecast_fiscal
    forecast_carried_over DECIMAL(18, 2), -- 上年结转资金, its 全年预计执行数 → /forecast_carried_over
    forecast_other DECIMAL(18, 2), -- 其他资金, its 全年预计执行数 → /forecast_other
    total_further DECIMAL(18, 2),  -- 地方资金, 单位资金 and others listed beside these, over all years → /total_further
    annual_further DECIMAL(18, 2)  -- the same, of the year → /annual_further
);

CREATE TABLE narrative (
    project VARCHAR,               -- the project, one row for each that has a narrative, of its own or in the form's cells
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3/narrative'
    overview VARCHAR,              -- 项目概述 → /overview
    basis VARCHAR,                 -- 立项依据 → /basis
    implementer VARCHAR,           -- 实施主体 → /implementer
    plan VARCHAR,                  -- 实施方案 → /plan
    period VARCHAR,                -- 实施周期 → /period
    budget VARCHAR,                -- 年度预算安排 → /budget
    total DECIMAL(18, 2),          -- what the budget section comes to: its items' amounts added, NULL when one has none → /budget project/cost_items/
    printed_total DECIMAL(18, 2),  -- 合计 printed at the end of the section → project/cost_total
    items INTEGER,                 -- top-level items found → project/cost_items
    in_form BOOLEAN                -- the form's own cells hold it (立项依据, 测算依据): what it does not ask for is not missing → .
);

CREATE TABLE item (
    id VARCHAR,                    -- an item of 年度预算安排, or a part of one
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/cost_items/0' or '/projects/3/cost_items/0/children/1' ∈ project/cost_items
    parent VARCHAR,                -- the item it is a part of; NULL at the top
    is_top BOOLEAN,                -- stands at the top level
    is_leaf BOOLEAN,               -- has no parts of its own
    label VARCHAR,                 -- what the money is for → /label
    text VARCHAR,                  -- the whole passage → /text
    stated DECIMAL(18, 2),         -- result as written → /stated
    computed DECIMAL(18, 2),       -- result as recomputed; NULL for a lump sum and where it can't be computed → /expression
    amount DECIMAL(18, 2),         -- stated, or computed where nothing is stated → /stated /expression
    holds BOOLEAN,                 -- the written result is right by its own digits; NULL where it can't be judged → /stated /expression
    parts_total DECIMAL(18, 2),    -- its parts' amounts added; NULL without parts or when one has none → /children/
    lump_sum BOOLEAN,              -- an amount without quantity × price → /expression
    estimated BOOLEAN              -- 约, 左右, 预估 stands in it → /expression
);

CREATE TABLE factor (
    item VARCHAR,                  -- the item whose calculation it belongs to
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the item's pointer ∈ project/cost_items
    term INTEGER,                  -- product it belongs to, from 0: 10人*5天*(100+80) has the products 10*5*100 and 10*5*80
    position INTEGER,              -- place in the product, from 0
    value DECIMAL(20, 4),          -- the number; money in yuan → /expression
    unit VARCHAR,                  -- unit as written → /expression
    unit_class VARCHAR,            -- class of the unit in params/units.toml: person, occasion, day, night, money, percent …; of 元/人: money → /expression
    counted DECIMAL(20, 4),        -- the number with 万 in the unit multiplied out; NULL for money and unknown units → /expression
    note VARCHAR,                  -- note or label beside the number → /expression
    estimated BOOLEAN              -- 约, 预估 stands at it → /expression
);

CREATE TABLE quantity (
    item VARCHAR,                  -- a leaf item, one row for each class of countable unit in its calculation
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the item's pointer ∈ project/cost_items
    unit_class VARCHAR,            -- person, occasion, area, thing …: never money, time or a rate → /expression
    unit VARCHAR,                  -- unit as written → /expression
    value DECIMAL(20, 4),          -- the one number of that class in the calculation; no row when its products disagree → /expression
    counted DECIMAL(20, 4),        -- the same with 万 in the unit multiplied out: 30000 for 3万人次 → /expression
    counted_unit VARCHAR           -- the unit without 万, in its usual spelling: 人次, 平方米 → /expression
);

CREATE TABLE price (
    item VARCHAR,                  -- a leaf item, one row for each money factor of its calculation
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the item's pointer ∈ project/cost_items
    value DECIMAL(18, 2),          -- unit price in yuan → /expression
    unit VARCHAR,                  -- unit as written → /expression
    note VARCHAR                   -- note beside it → /expression
);

CREATE TABLE mention (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/narrative/plan', '/projects/3/goals/annual' …: where the text stands ∈ project/narrative project/goals
    section VARCHAR,               -- overview, plan, budget, overall, annual
    value DECIMAL(20, 4),          -- a number with a unit in running text; money in yuan → .
    unit VARCHAR,                  -- unit as written → .
    unit_class VARCHAR,            -- class of the unit → .
    label VARCHAR,                 -- the words before it → .
    sentence VARCHAR,              -- the sentence it stands in → .
    clause VARCHAR                 -- the clause it stands in, from stop to stop → .
);

CREATE TABLE figure_pair (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project; NULL for a sum on the cover
    kind VARCHAR,                  -- sum: a calculation told in a sentence; count: one thing counted in two places; parts: a number and its parts behind 其中
    "at" VARCHAR,                  -- where the first figure stands: a section of the narrative or a goal; an indicator's target ∈ project/narrative project/goals project/indicators
    other_at VARCHAR,              -- where the other stands
    label VARCHAR,                 -- the words that say what is counted or paid for → .
    text VARCHAR,                  -- the passage → .
    other_text VARCHAR,            -- count: the passage of the other figure; of several rows, how many and what they count → .
    value DECIMAL(20, 4),          -- sum: as stated, in yuan; count: the number at "at"; parts: the whole → .
    other_value DECIMAL(20, 4),    -- sum: as computed; count: the number at other_at; parts: what the parts come to → .
    unit VARCHAR,                  -- unit as written → .
    holds BOOLEAN,                 -- the two agree; NULL where it can't be told → .
    is_stock BOOLEAN               -- the first figure says how many there are in all (现有, 共有, or of all years): work on some of them may be less → .
);

CREATE TABLE year_mention (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/goals/annual': the goal that names a calendar year ∈ project/goals
    which VARCHAR,                 -- overall, annual, achieved
    year INTEGER,                  -- the year; years in 《》, in document numbers and at either end of a range are left out → .
    before VARCHAR,                -- up to eight characters before it, back to the last stop → .
    after VARCHAR,                 -- up to eight characters after it, on to the next stop → .
    clause VARCHAR                 -- the whole clause that names it, from stop to stop → .
);

CREATE TABLE goal (
    project VARCHAR,               -- the project
    document VARCHAR,              -- its document
    "at" VARCHAR,                  -- '/projects/3/goals/annual' ∈ project/goals
    which VARCHAR,                 -- overall, annual, achieved
    text VARCHAR,                  -- as written → .
    plain VARCHAR,                 -- without blanks and punctuation, for comparing → .
    numbers INTEGER                -- measurable numbers in it: quantities, rates, dates of the year; no years, no list numbers → .
);

CREATE TABLE indicator (
    id VARCHAR,                    -- one row of 绩效指标
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/indicators/0' ∈ project/indicators
    position INTEGER,              -- place in the form, from 1
    kind VARCHAR,                  -- kind of its form
    printed_level1 VARCHAR,        -- level 1 as printed → /level1
    level1_known BOOLEAN,          -- the printed level 1 is a name of the taxonomy in force or of an older one; NULL where none is printed → /level1
    printed_level2 VARCHAR,        -- level 2 as printed → /level2
    level1 VARCHAR,                -- level 1 in the taxonomy in force: 成本指标, 产出指标, 效益指标, 满意度指标 → /level1
    level2 VARCHAR,                -- level 2 in the taxonomy in force: 经济成本指标, 数量指标, 质量指标, 时效指标 … → /level2
    name VARCHAR,                  -- level 3 → /name
    plain VARCHAR,                 -- name without blanks and punctuation, for comparing → /name
    target VARCHAR,                -- target value as printed → /target
    operator VARCHAR,              -- >=, <=, =, >, <, word, range → /target
    value DECIMAL(20, 4),          -- number as printed → /target
    high DECIMAL(20, 4),           -- upper end of a range → /target
    unit VARCHAR,                  -- unit as printed → /target
    unit_class VARCHAR,            -- class of the unit: person, occasion, money, percent …; of 元/人: money; NULL when unknown → /target
    unit_per VARCHAR,              -- class of what a rate is per: person in 元/人 → /target
    counted DECIMAL(20, 4),        -- the number with 万 in the unit multiplied out: 30000 for 3万人次; NULL for money and unknown units → /target
    counted_unit VARCHAR,          -- the unit without 万, in its usual spelling: 人次, 平方米 for ㎡ → /target
    per_unit VARCHAR,              -- what a rate is per, alike: 人 in 元/人, 平方米 in 元/㎡ → /target
    money DECIMAL(18, 2),          -- value in yuan where the unit is money; NULL when that is no whole number of cents → /target
    word VARCHAR,                  -- a qualitative value, a date or a period → /target
    deadline DATE,                 -- last day meant, where the value is a date → /target
    points DECIMAL(20, 4),         -- 分值 → /points
    actual VARCHAR,                -- 实际完成值 as printed → /actual
    actual_operator VARCHAR,       -- a sign printed with it, as in operator; = where none is → /actual
    actual_value DECIMAL(20, 4),   -- its number in the target's unit; a unit left out is the target's; NULL when it has another unit or no number → /actual /target
    actual_unit VARCHAR,           -- its unit as printed → /actual
    actual_unit_class VARCHAR,     -- class of its unit → /actual
    actual_word VARCHAR,           -- an actual value in words → /actual
    actual_date DATE,              -- last day meant, where it is a date → /actual
    score DECIMAL(20, 4),          -- 得分 → /score
    reason VARCHAR,                -- 偏差原因分析及改进措施 → /reason
    to_date VARCHAR,               -- what was done up to the cut-off of a monitoring form, as printed → /to_date
    to_date_value DECIMAL(20, 4),  -- its number, like actual_value → /to_date /target
    forecast VARCHAR,              -- 全年预计完成情况 as printed → /forecast
    forecast_value DECIMAL(20, 4), -- its number, like actual_value → /forecast /target
    forecast_date DATE,            -- last day meant, where it is a date → /forecast
    likelihood VARCHAR,            -- 完成目标可能性 as printed → /likelihood
    area VARCHAR,                  -- head of its column where the form has a column of targets for every town, NULL in other forms → /area
    medium_target VARCHAR,         -- target of the row of the same level 2 and name in the medium-term block → project/indicators_medium_term/
    explanation VARCHAR,           -- 指标解释 or 指标值设定依据 as printed, where the form has such a column → /definition /value_basis
    rule_top DECIMAL(20, 4)        -- the most points that its printed scoring rule grants (≥70%得3分); NULL where the rule names none or takes points off → /scoring_rule
);

CREATE TABLE relation (
    indicator VARCHAR,             -- an indicator
    item VARCHAR,                  -- an item of the same project whose label or notes speak of the same thing
    document VARCHAR,              -- their document
    project VARCHAR,               -- their project
    strength INTEGER               -- words shared (two characters each, or a synonym of params/words.toml) → indicator/name item/label
);

CREATE TABLE citation (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- the section's pointer ∈ project/narrative
    title VARCHAR,                 -- 《…》 without the marks; NULL for a bare document number → .
    article VARCHAR,               -- 第三十五条 …, NULL when none is named → .
    number VARCHAR,                -- document number as written: 沪会办发【2020】38号 → .
    number_year INTEGER,           -- year in it → .
    is_well_formed BOOLEAN,        -- 机关代字〔年〕号 with the hexagonal brackets of GB/T 9704; NULL without a number → .
    is_law BOOLEAN                 -- a law, regulation or local regulation by its title → .
);

CREATE TABLE name_use (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project; NULL on the cover
    "at" VARCHAR,                  -- where the name stands
    role VARCHAR,                  -- title, authority, department, unit, implementer
    name VARCHAR                   -- name of an organisation as written → .
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
    "at" VARCHAR,                  -- '/projects/3/department': a field whose label or heading is printed while nothing is filled in beside it → .
    field VARCHAR                  -- the same within the project: '/department', '/goals/annual', '/narrative/basis'; '/total_score': the table has no column of scores
);

CREATE TABLE unreadable_value (
    document VARCHAR,              -- its document
    project VARCHAR,               -- its project
    "at" VARCHAR,                  -- '/projects/3/finish': a date or an amount that is printed and can't be read, so that the field is NULL
    field VARCHAR,                 -- the same within the project: '/start', '/finish', '/funding/annual' …
    text VARCHAR                   -- what is printed: 2025-02-30, a day that does not exist → .
);
