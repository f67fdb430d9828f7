-- The doctor holds the slots of the last day against the calendar, several times a minute. Slots come in the order of
-- their time, so an index by block range finds them and costs a claim nothing that can be measured.
create index slot_due_at on cryptorun.slot using brin (due_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);
