-- The same index by block range under two names: slot_due stays. A claim writes into one of them only.
drop index if exists cryptorun.slot_due_at;
