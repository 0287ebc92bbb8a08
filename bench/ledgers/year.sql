-- A year of records of any size, made inside DuckDB from row numbers alone: the same size gives the same rows anywhere.
-- Mostly right, as records are: one payment in 5,000 is booked twice, one in 10,000 has no receipt, one in 200 is a refund.

CREATE MACRO mixed(x) AS CAST(x AS BIGINT) * x % 2147483647 * 40503 % 2147483647;
CREATE MACRO chance(i, salt, most) AS CAST(mixed(mixed((CAST(i AS BIGINT) * 48271 + salt * 69621 + 2024) % 2147483647)) // 512 % most AS INTEGER);
CREATE MACRO pick(i, salt, words) AS words[1 + chance(i, salt, len(words))];
CREATE MACRO weekday(d) AS CASE WHEN isodow(d) = 6 THEN d + 2 WHEN isodow(d) = 7 THEN d + 1 ELSE d END;
CREATE MACRO any_day(i, salt) AS weekday(DATE '2024-01-01' + chance(i, salt, 364));
CREATE MACRO at_of(ledger, code) AS 'ledger:' || ledger || '#' || code;
CREATE MACRO id_of(ledger, code) AS 'd0:' || at_of(ledger, code);
CREATE MACRO code_of(letter, i) AS letter || lpad(CAST(i AS VARCHAR), 8, '0');
CREATE MACRO project_of(i) AS id_of('budgets', CAST(CASE WHEN chance(i, 1, 2) = 0 THEN 1 ELSE 2 + chance(i, 2, 9) END AS VARCHAR));

-- budgets
SELECT i AS code, '项目' || i AS name, 9000000000 + i AS initial, DATE '2024-01-01' AS starts, DATE '2024-12-31' AS ends
    FROM range(1, 11) AS t(i);

-- adjustments
SELECT code_of('J', i) AS code, id_of('budgets', CAST(1 + i % 10 AS VARCHAR)) AS project, any_day(i, 3) AS decided_on, '追加' AS kind, 1000 AS amount,
    '文' || i AS document_no FROM range({few}) AS t(i);

-- deputies
SELECT code_of('D', i) AS code, '代表' || i AS name, CASE WHEN i % 10 = 0 THEN '市' ELSE '区' END AS level, DATE '2021-11-16' AS term_start,
    CASE WHEN chance(i, 4, 500) = 0 THEN DATE '2024-06-30' END AS term_end FROM range({people}) AS t(i);

-- activities
SELECT code_of('A', i) AS code, project_of(i) AS project, pick(i, 5, ['视察', '调研', '小组活动']) AS kind, any_day(i, 6) AS planned_on, any_day(i, 6) AS held_on,
    30 AS planned_people, 20 + chance(i, 7, 10) AS people, 900 AS cost FROM range({many}) AS t(i);

-- duties
SELECT code_of('Y', i) AS code, id_of('deputies', code_of('D', i % {people})) AS deputy, any_day(i, 8) AS done_on, pick(i, 9, ['视察', '调研', '联系群众']) AS kind
    FROM range({duties}) AS t(i);

-- payments
SELECT code_of('V', i) AS code, any_day(i, 10) AS paid_on, project_of(i - b) AS project, CASE WHEN b = 2 THEN -10 WHEN item = '履职费' THEN 2000
        ELSE CAST(1000 + chance(i - b, 11, 9000000) AS DECIMAL(18, 2)) * 0.01 + 10 END AS amount, item, '付款' AS summary, pick(i - b, 12, ['30216', '30215', '30299', '30113']) AS economic_class,
        pick(i, 13, ['财政拨款', '财政拨款', '其他资金']) AS source, '单位' AS payee_class, '收款人' || chance(i - b, 14, 1000) AS payee,
        CASE WHEN item = '履职费' THEN id_of('deputies', code_of('D', chance(i - b, 15, {people}))) END AS deputy,
        CASE WHEN b < 2 AND chance(i - b, 16, 10000) > 0 THEN 'FP-' || (i - b) END AS invoice, CASE WHEN b = 2 THEN id_of('payments', code_of('V', i - 2)) END AS refund_of
    FROM (SELECT i, CASE WHEN i % 5000 = 7 THEN 1 WHEN i % 200 = 102 THEN 2 ELSE 0 END AS b, CASE WHEN chance(i - CASE WHEN i % 5000 = 7 THEN 1 WHEN i % 200 = 102 THEN 2 ELSE 0 END, 17, 10) = 0
        THEN '履职费' ELSE pick(i - CASE WHEN i % 5000 = 7 THEN 1 WHEN i % 200 = 102 THEN 2 ELSE 0 END, 18, {items}) END AS item FROM range({payments}) AS t(i));

-- courses
SELECT code_of('C', i) AS code, '班' || i AS title, project_of(i) AS project, '本单位' AS organiser, any_day(i, 19) AS planned_on, any_day(i, 19) AS starts,
    any_day(i, 19) + 4 AS ends, 5 AS days, 200 AS planned_people, 180 AS people, TRUE AS lodging, 100000 AS cost, '完成' AS status FROM range({some}) AS t(i);

-- meetings
SELECT code_of('M', i) AS code, '会' || i AS title, pick(i, 20, ['常委会会议', '主任会议', '其他会议']) AS kind, any_day(i, 21) AS planned_on, any_day(i, 21) AS held_on, 0.5 AS days,
    200 AS people_due, 150 + chance(i, 22, 50) AS people, 5000 AS cost FROM range({some}) AS t(i);

-- attendance
SELECT code_of('Q', i) AS code, id_of('deputies', code_of('D', chance(i, 23, {people}))) AS deputy,
        CASE WHEN c THEN any_day(n, 19) + chance(i, 24, 5) ELSE any_day(n, 21) END AS attended_on, CASE WHEN c THEN id_of('courses', code_of('C', n)) END AS course,
        CASE WHEN NOT c THEN id_of('meetings', code_of('M', n)) END AS meeting, 1 AS nights
    FROM (SELECT i, chance(i, 25, 10) < 7 AS c, chance(i, 26, {some}) AS n FROM range({attendance}) AS t(i));

-- trips
SELECT code_of('K', i) AS code, '考察' || i AS title, project_of(i) AS project, any_day(i, 27) AS planned_on, any_day(i, 27) AS starts, any_day(i, 27) + 4 AS ends, 5 AS days,
    10 AS planned_people, '完成' AS status FROM range({some}) AS t(i);

-- travellers
SELECT code_of('L', i) AS code, id_of('trips', code_of('K', i % {some})) AS trip, '人' || i AS traveller, 4 AS nights, 1380 AS lodging, 500 AS meals, 400 AS transport,
    2000 + chance(i, 28, 900) AS fare FROM range({many}) AS t(i);

-- receipts
SELECT code_of('R', i) AS code, id_of('deputies', code_of('D', i % {people} // 10 * 10)) AS deputy, any_day(i, 29) AS spent_on, '图书' AS kind, 1 + chance(i, 30, 20) AS amount,
    'SF-' || (i - CASE WHEN i % 5000 = 10 THEN 10 ELSE 0 END) AS invoice FROM range({many}) AS t(i);

-- purchases
SELECT code_of('P', i) AS code, project_of(i * 50) AS project, any_day(i * 50, 10) AS bought_on, '资料' AS item, 3 AS quantity, 100 + chance(i, 31, 900) AS amount, '店' AS supplier,
    'FP-' || (i * 50) AS invoice, any_day(i * 50, 10) - chance(i, 32, 40) AS accepted_on FROM range({many}) AS t(i);

-- systems
SELECT code_of('X', i) AS code, '系统' || i AS name, 2 AS security_level, 400 AS stored_gb FROM range({few}) AS t(i);

-- tickets
SELECT code_of('T', i) AS code, id_of('systems', code_of('X', i % {few})) AS system, pick(i, 33, ['故障', '需求', '咨询']) AS kind, pick(i, 34, ['一级', '二级', '三级']) AS grade,
    any_day(i, 35) AS opened_on, 5 + chance(i, 36, 120) AS response_minutes, any_day(i, 35) + chance(i, 37, 9) AS closed_on FROM range({many}) AS t(i);

-- inspections
SELECT code_of('N', i) AS code, id_of('systems', code_of('X', i % {few})) AS system, DATE '2024-01-01' + CAST(i // {few} % 366 AS INTEGER) AS inspected_on, '正常' AS result
    FROM range({many}) AS t(i);

-- releases
SELECT code_of('B', i) AS code, id_of('systems', code_of('X', i % {few})) AS system, any_day(i, 44) AS released_on, '漏洞修补' AS kind, '内容' || i AS content
    FROM range({some}) AS t(i);

-- incidents
SELECT code_of('I', i) AS code, id_of('systems', code_of('X', i % {few})) AS system, any_day(i, 45) AS happened_on, '服务中断' AS kind, 0.5 AS lost_gb FROM range({few}) AS t(i);

-- assessments
SELECT code_of('H', i) AS code, id_of('systems', code_of('X', i % {few})) AS system, any_day(i, 46) AS assessed_on, '基本符合' AS result, 5 AS issues, 4 AS fixed
    FROM range({few}) AS t(i);

-- needs
SELECT code_of('F', i) AS code, make_date(2024, 1 + CAST(i AS INTEGER), 1) AS month, weekday(make_date(2024, 1 + CAST(i AS INTEGER), 15)) AS collected_on, 9 AS received
    FROM range(12) AS t(i);

-- topics
SELECT code_of('E', i) AS code, '课题' || i AS title, project_of(i) AS project, any_day(i, 47) AS due_on, any_day(i, 48) AS delivered_on, i % 3 > 0 AS adopted
    FROM range({some}) AS t(i);

-- publications
SELECT code_of('O', i) AS code, '成果' || i AS title, project_of(i) AS project, '论文' AS kind, any_day(i, 49) AS due_on, any_day(i, 50) AS published_on
    FROM range({some}) AS t(i);

-- lectures
SELECT code_of('a', i) AS code, project_of(i) AS project, any_day(i, 51) AS held_on, '人' || i AS teacher, '正高级' AS title, 3 AS hours, 2900 + chance(i, 52, 100) AS fee
    FROM range({many}) AS t(i);

-- gifts
SELECT code_of('b', i) AS code, id_of('deputies', code_of('D', i)) AS deputy, any_day(i, 53) AS given_on, 398 AS value FROM range({people}) AS t(i);

-- by_elections
SELECT code_of('c', i) AS code, '选区' || i AS district, id_of('deputies', code_of('D', i)) AS vacancy_of, any_day(i, 54) AS planned_on, any_day(i, 54) + chance(i, 55, 3) AS held_on,
    '完成' AS status, 59000 AS cost FROM range({few}) AS t(i);

-- experts
SELECT code_of('d', i) AS code, '专家' || i AS name, DATE '2023-01-01' AS appointed_on FROM range({some}) AS t(i);

-- consultations
SELECT code_of('e', i) AS code, id_of('experts', code_of('d', i % {some})) AS expert, any_day(i, 56) AS held_on, '事项' || i AS subject, 1000 AS fee FROM range({some} * 3) AS t(i);

-- repairs
SELECT code_of('f', i) AS code, '设备' || i AS device, any_day(i, 57) AS reported_on, any_day(i, 57) + chance(i, 58, 6) AS done_on, 400 AS amount FROM range({many}) AS t(i);

-- calendar
SELECT DATE '2024-01-01' + CAST(i AS INTEGER) AS code, isodow(DATE '2024-01-01' + CAST(i AS INTEGER)) < 6 AS working FROM range(366) AS t(i);

-- papers
SELECT code_of('Z', i) AS code, id_of('meetings', code_of('M', i % {some})) AS meeting, any_day(i, 38) AS printed_on, 60 AS copies, 8 AS pages,
    CASE WHEN chance(i, 39, 100) = 0 THEN 1 ELSE 0 END AS misprints FROM range({many}) AS t(i);

-- staff
SELECT code_of('S', i) AS code, '员' || i AS name, DATE '2021-03-01' AS starts FROM range({few}) AS t(i);

-- payroll
SELECT code_of('G', i) AS code, id_of('staff', code_of('S', i % {few})) AS staff, make_date(2024, 1 + CAST(i // {few} % 12 AS INTEGER), 1) AS month,
    pick(i // {few} // 12, 40, ['工资', '社保公积金', '餐费']) AS kind, 3000 + i % 7 AS amount, make_date(2024, 1 + CAST(i // {few} % 12 AS INTEGER), 18 + chance(i, 41, 9)) AS paid_on, TRUE AS checked
    FROM range({few} * 36) AS t(i);

-- timecards
SELECT code_of('g', i) AS code, id_of('staff', code_of('S', i % {few})) AS staff, make_date(2024, 1 + CAST(i // {few} AS INTEGER), 1) AS month, 22 AS days_due, 21.5 AS days_present
    FROM range({few} * 12) AS t(i);

-- appraisals
SELECT code_of('h', i) AS code, id_of('staff', code_of('S', i)) AS staff, any_day(i, 59) AS held_on, '合格' AS grade, 80 + chance(i, 60, 20) AS score FROM range({few}) AS t(i);

-- surveys
SELECT code_of('U', i) AS code, project_of(i) AS project, '群众' AS respondents, any_day(i, 42) AS held_on, 100 AS sample, 110 AS sent, 105 AS returned FROM range({few}) AS t(i);

-- answers
SELECT code_of('W', i) AS code, id_of('surveys', code_of('U', i % {few})) AS survey, '问题' || i // {few} AS question, 90 AS satisfied, chance(i, 43, 10) AS fair, 3 AS unsatisfied
    FROM range({few} * 5) AS t(i);
