/*---
name     = "outcome.overshoot-without-reason"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["over_fulfilment", "defect_endings"]
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { text = """\
    财预〔2020〕10号《项目支出绩效评价管理办法》：年初指标值设定明显偏低造成大幅超额完成的，按照偏离度适度调减分\
    值""", from = 2020-02-25, verified = false },
  { practice = "广西自评系统：实际完成超出指标值 30% 的须填写原因" },
]
title    = { zh = "大幅超额完成而没有说明", en = "Far above the target without a reason" }
message.zh = "“{name}”的目标是 {target}，实际完成 {actual}，超过目标的 {threshold}%，没有说明原因。"
message.en = "“{name}” aimed at {target} and reached {actual}, more than {threshold}% of it, without a reason."
fix.zh = "说明是工作量增加，还是年初目标定低了；目标定低的，下年调高。"
fix.en = "Say whether more was done or the target was too low; raise it next year if so."
why.zh = "目标定得过低也会大幅超额完成，评价时要按偏离程度调减得分。"
why.en = "A target set too low is over-fulfilled as well, and the score is then reduced."
---*/
SELECT i.id AS subject, i.actual_value * 100 <= i.value * :over_fulfilment OR i.reason IS NOT NULL AS ok, i.at || '/actual' AS path,
       i.at || '/target' AS other_path,
       i.name, i.target, i.actual, :over_fulfilment AS threshold
FROM indicator AS i
WHERE i.operator IN ('>=', '>', '=') AND i.value > 0 AND i.actual_value IS NOT NULL AND i.level1 IS DISTINCT FROM '成本指标'
      AND NOT regexp_matches(i.name, :defect_endings || '([(（%％].*)?$')
/*--- examples
[[example]]
name = "正好一倍三；更多但说明了原因"
given.indicator = """
id | name | operator | value | actual_value | reason
I1 | 场次 | >=       | 10    | 13           |
I2 | 场次 | >        | 10    | 30           | 新增两个点位
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "多出一点"
given.indicator = """
id | name         | operator | target  | value | actual | actual_value | level1
I1 | 临时救助人次 | >=       | ≥59人次 | 59    | 87人次 | 87           |
I2 | 场次         | =        |         | 0.5   |        | 0.6501       | 产出指标
I3 | 场次         | >        |         | 10    |        | 13.01        |
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail" }
message = "“临时救助人次”的目标是 ≥59人次，实际完成 87人次，超过目标的 130%，没有说明原因。"

[[example]]
name = "成本、差错、不高于、目标为零、没有数值的不看"
given.indicator = """
id | name   | level1   | operator | value | actual_value
I1 | 单价   | 成本指标 | =        | 10    | 20
I2 | 差错率 |          | =        | 1     | 2
I3 | 人数   |          | <=       | 10    | 20
I4 | 人数   |          | >=       | 0     | 20
I5 | 人数   |          | >=       | 10    |
"""
expect = {}
---*/
