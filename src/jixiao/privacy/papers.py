"""Papers that are somebody's: passports and passes, what soldiers, sailors and the police carry, what a birth or a need is proved by.

Each is told by its name with the number behind it, letters first where it has any; a date, or a quantity by its unit, is none.
"""

import re

TRAVEL = "护照|通行证|回乡证|台胞证|居住证|旅行证件?|海员证|居留(?:身份)?证|居留许可|passport|\\bpp(?=[#:])"
SERVICE = "(?:军官|士兵|士官|警官|警察|军人|文职(?:干部|人员)?|退休|转业|义务兵)证件?"
PROOF = "出生(?:医学)?证明?|低保证|特困证|户口[簿本]|优待证|(?:驾驶证|驾照)档案|残疾(?:人|军人)?证"
BETWEEN = r"[^\dA-Za-z\n]{0,8}(?:no\.?|number)?[^\dA-Za-z\n]{0,3}"
NO_DATE = r"(?!(?:19|20)\d\d[01]\d[0-3]\d(?!\d))"
END = r"(?![\dA-Za-z]|\.\d|\s?[元万千亿本张份个套页次人册件部台枚批])"
NUMBER = (
    rf"(?:{NO_DATE}[A-Za-z]{{0,3}}[ \-]?\d{{7,12}}|[A-Za-z]{{1,3}}[ \-]?\d{{4}} \d{{4}}|\d{{4}} \d{{4}} \d{{4}}"
    r"|(?=(?:[A-Za-z]*\d){5})[A-Za-z\d]{8,10}(?<!\d{8}))"
)
"""A number of seven digits or more, letters before it or among them."""
PAPER = re.compile(
    rf"(?:{TRAVEL}|{PROOF}){BETWEEN}{NUMBER}{END}"
    r"|(?:身份证|香港|澳门|台湾)[^\dA-Za-z\n]{0,8}(?:[A-Za-z]{1,2}\d{6}\s?(?:\([\dAa]\)|\d{1,3}(?!\d))|\d{7}\s?\(\d\))"
    rf"|{SERVICE}[^\d\n]{{0,8}}{NO_DATE}\d{{6,8}}{END}",
    re.IGNORECASE,
)
WORDS = ("证", "照", "居留", "户口", "出生", "p", "香港", "澳门", "台湾")
"""Of which one stands in every line with such a number."""
