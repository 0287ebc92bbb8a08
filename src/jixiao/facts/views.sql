-- Views that a rule may read like tables: questions to the facts that several rules ask, answered in one place.
-- A rule that reads one lists the parameters that it uses. A view has no pointers of its own but those of the rows it is made of.

-- Cost indicators that cap an amount of money, one row each.
--   id, at, project, name, target, money, operator, unit, per_unit: as in indicator
--   per: class of what the money is paid for one of, by the unit or the name; NULL where neither says
-- Parameters: per_person_words
CREATE VIEW cost_limit AS
SELECT i.id, i.at, i.project, i.name, i.target, i.money, i.operator, i.unit, i.per_unit,
       COALESCE(i.unit_per, CASE WHEN regexp_matches(i.name, :per_person_words) THEN 'person' END) AS per
FROM indicator AS i
WHERE i.level1 = '成本指标' AND i.money IS NOT NULL AND i.operator IN ('<=', '<', '=');

-- Quantities of the budget that an indicator of quantity may be about: those of its class in its project, a row for each pair.
--   indicator, at, name, target, counted: of the indicator; item, place: the item and the pointer of its quantity
--   planned, unit: what the budget calculates with; for an indicator in 人次 the people of one time, times the times
--   is_comparable: in the same unit, or units of this class are all one, and more 人次 than people and times are not days
--   is_generic: the indicator's name would fit any item; strength, strongest: how near item and name are, and the nearest of all
-- Parameters: counted_classes, generic_name_words
CREATE VIEW planned_item AS
SELECT t.indicator, t.at, t.name, t.target, t.counted, t.item, t.place, t.once * COALESCE(t.times, 1) AS planned,
       CASE WHEN t.times IS NULL THEN t.unit ELSE t.own_unit END AS unit,
       t.is_like AND NOT (t.times IS NOT NULL AND t.counted > t.once * t.times
         AND EXISTS (SELECT d.item FROM factor AS d WHERE d.item = t.item AND d.unit_class IN ('day', 'night'))) AS is_comparable,
       t.is_generic, t.strength, t.strongest
FROM (
  SELECT i.id AS indicator, i.at, i.name, i.target, i.counted, i.counted_unit AS own_unit, q.item, q.at AS place, q.counted AS once, q.counted_unit AS unit,
         CASE WHEN i.counted_unit LIKE '_次' AND q.counted_unit NOT LIKE '%次' THEN o.counted END AS times,
         q.counted_unit = i.counted_unit OR regexp_matches(q.unit_class, :counted_classes) AS is_like,
         regexp_matches(replace(i.name, ' ', ''), '^' || :generic_name_words || '+$') AS is_generic,
         r.strength, max(r.strength) OVER (PARTITION BY i.id) AS strongest
  FROM indicator AS i JOIN quantity AS q ON q.project = i.project AND q.unit_class = i.unit_class
  LEFT JOIN quantity AS o ON o.item = q.item AND o.unit_class = 'occasion' AND q.unit_class <> 'occasion'
  LEFT JOIN relation AS r ON r.indicator = i.id AND r.item = q.item
  WHERE i.level1 = '产出指标' AND i.level2 = '数量指标' AND i.counted IS NOT NULL AND i.operator IN ('>=', '>', '=')
) AS t;

-- The quantity that the budget plans for an indicator, by the nearest items; no row where none is near and the name says something.
--   indicator: the indicator; planned, unit: like quantities of several items added, equal ones taken once
--   is_same: one of the items that are near at all plans what the target says, or all of them together; is_clear: comparable, and it can be told which items are meant
--   places, items: pointers of the quantities and labels of the items
-- Parameters: counted_classes, generic_name_words
CREATE VIEW planned AS
SELECT n.indicator, CASE WHEN min(n.planned) = max(n.planned) THEN max(n.planned) ELSE sum(n.planned) END AS planned, max(n.unit) AS unit,
       bool_or(w.same) AS is_same,
       count(*) FILTER (WHERE NOT n.is_comparable) = 0 AND (max(n.strongest) IS NOT NULL OR min(n.item) = max(n.item)) AS is_clear,
       list(n.place ORDER BY n.place) AS places, string_agg(m.label, '、' ORDER BY n.place) AS items
FROM planned_item AS n JOIN item AS m ON m.id = n.item JOIN (
  SELECT a.indicator, bool_or(a.planned = a.counted) OR sum(a.planned) = max(a.counted) AS same
  FROM planned_item AS a
  WHERE a.strength IS NOT NULL OR (a.is_generic AND a.strongest IS NULL)
  GROUP BY a.indicator) AS w ON w.indicator = n.indicator
WHERE n.strength = n.strongest OR (n.is_generic AND n.strongest IS NULL)
GROUP BY n.indicator;
