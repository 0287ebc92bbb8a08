"""The two languages of the form, calculations (算式) and target values (指标值), read exactly and judged with care, over the parts they share."""
