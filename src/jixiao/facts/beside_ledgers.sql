
-- No ledgers: what is doubtful in them, and what measures make of them, there where bindings were given too.

CREATE TABLE ledger_general (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- its address
    project VARCHAR,                 -- id of its project in the budgets
    ledger VARCHAR,                  -- name of the ledger it stands in
    called VARCHAR,                  -- Chinese title of the ledger
    title VARCHAR,                   -- what it is called
    kind VARCHAR,                    -- its sort
    due DATE,                        -- the day by which it was to be done
    done DATE,                       -- the day it was done
    day DATE,                        -- the day it happened, of what is not planned
    unit VARCHAR,                    -- unit of the quantity
    quantity DECIMAL(20, 4),         -- how much
    planned_quantity DECIMAL(20, 4), -- how much was planned, or the whole that it is part of
    last DECIMAL(20, 4),             -- the same of last year
    people INTEGER,                  -- how many people
    planned_people INTEGER,          -- how many were due
    money DECIMAL(18, 2),            -- for how much, yuan
    planned_money DECIMAL(18, 2),    -- for how much it was planned, yuan
    parts DECIMAL(20, 4),            -- how many were looked at
    good_parts DECIMAL(20, 4),       -- how many of these were good
    good BOOLEAN                     -- whether it was found good
);

CREATE TABLE ledger_kept (
    id VARCHAR,                      -- the ledger
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- its address, ledger:NAME
    ledger VARCHAR,                  -- its name
    called VARCHAR                   -- its Chinese title
);

CREATE TABLE ledger_doubts (
    id VARCHAR,                      -- the check
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the record, or of the ledger when it is empty
    kind VARCHAR,                    -- outside (another year), impossible, moved (a day that its row contradicts), gap, ended (a series broke off), blank, copy, alone, empty, end, balance
    ledger VARCHAR,                  -- title of the ledger
    name VARCHAR,                    -- title of the column
    value VARCHAR,                   -- what stands there; of a gap the key behind it
    bound VARCHAR,                   -- the year; title and value of the bounding column; of a gap the key before it; what it should be
    missing INTEGER,                 -- so many numbers are left out
    doubted BOOLEAN                  -- false where the whole check came out clean, told at one record
);

CREATE TABLE ledger_claims (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    said VARCHAR,                    -- what the bindings say without records
    measure VARCHAR,                 -- title of the measure that the bindings name, else of the one that fits best and has records
    text VARCHAR,                    -- what that gives, as the form would print it; NULL where it gives nothing
    agrees BOOLEAN,                  -- whether both are the same; NULL where the measure gives nothing
    bound BOOLEAN                    -- whether the bindings name the measure
);

CREATE TABLE ledger_planned (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    ledger VARCHAR,                  -- title of the ledger that it counts
    "by" VARCHAR,                    -- what planned it: 分月计划, 指标值
    planned VARCHAR,                 -- how much was planned, as printed
    recorded VARCHAR,                -- how much the ledger knows of, planned or done, as printed
    enough BOOLEAN                   -- whether that is as much; NULL where the records do not reach the year's end
);

CREATE TABLE ledger_lacking (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    ledger VARCHAR,                  -- title of a ledger that its measure needs
    lacking BOOLEAN                  -- whether the folder has no such ledger
);

CREATE TABLE ledger_actuals (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    measure VARCHAR,                 -- the measure that the bindings name
    value DECIMAL(20, 4),            -- what the records give, in the unit of the target
    text VARCHAR,                    -- the same as the form would print it
    rows INTEGER,                    -- from so many records
    points DECIMAL(12, 4),           -- points of the indicator
    score DECIMAL(12, 4)             -- score by the scheme that the bindings name, else by the ministry's
);
