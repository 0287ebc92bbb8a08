/*---
name     = "outcome.overshoot-without-reason"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["over_fulfilment", "defect_endings"]
kinds    = ["self_evaluation", "whole_department"]
basis    = [
    { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：年初指标值设定明显偏低造成大幅超额完成的，按照偏离度适度调减分值", from = 2020-02-25, verified = false },
    { practice = "广西自评系统：实际完成超出指标值 30% 的须填写原因" },
]
title    = { zh = "大幅超额完成而没有说明", en = "Far above the target without a reason" }
message  = { zh = "“{name}”的目标是 {target}，实际完成 {actual}，超过目标的 {threshold}%，没有说明原因。", en = "“{name}” aimed at {target} and reached {actual}, more than {threshold}% of it, without a reason." }
fix      = { zh = "说明是工作量增加，还是年初目标定低了；目标定低的，下年调高。", en = "Say whether more was done or the target was too low; raise it next year if so." }
why      = { zh = "目标定得过低也会大幅超额完成，评价时要按偏离程度调减得分。", en = "A target set too low is over-fulfilled as well, and the score is then reduced." }
---*/
SELECT i.id AS subject, i.actual_value * 100 <= i.value * :over_fulfilment OR i.reason IS NOT NULL AS ok, i.at || '/actual' AS path, i.at || '/target' AS other_path,
       i.name, i.target, i.actual, :over_fulfilment AS threshold
FROM indicator AS i
WHERE i.operator IN ('>=', '>', '=') AND i.value > 0 AND i.actual_value IS NOT NULL AND i.level1 IS DISTINCT FROM '成本指标'
      AND NOT regexp_matches(i.name, :defect_endings || '([(（%％].*)?$')
/*--- examples
[[example]]
name = "正好一倍三；更多但说明了原因"
given.indicator = [
    { id = "I1", name = "场次", operator = ">=", value = 10, actual_value = 13 },
    { id = "I2", name = "场次", operator = ">", value = 10, actual_value = 30, reason = "新增两个点位" },
]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "多出一点"
given.indicator = [
    { id = "I1", name = "临时救助人次", operator = ">=", target = "≥59人次", value = 59, actual = "87人次", actual_value = 87 },
    { id = "I2", name = "场次", level1 = "产出指标", operator = "=", value = 0.5, actual_value = 0.6501 },
    { id = "I3", name = "场次", operator = ">", value = 10, actual_value = 13.01 },
]
expect = { I1 = "fail", I2 = "fail", I3 = "fail" }
message = "“临时救助人次”的目标是 ≥59人次，实际完成 87人次，超过目标的 130%，没有说明原因。"

[[example]]
name = "成本、差错、不高于、目标为零、没有数值的不看"
given.indicator = [
    { id = "I1", name = "单价", level1 = "成本指标", operator = "=", value = 10, actual_value = 20 },
    { id = "I2", name = "差错率", operator = "=", value = 1, actual_value = 2 },
    { id = "I3", name = "人数", operator = "<=", value = 10, actual_value = 20 },
    { id = "I4", name = "人数", operator = ">=", value = 0, actual_value = 20 },
    { id = "I5", name = "人数", operator = ">=", value = 10 },
]
expect = {}
---*/
