-- Is anything now as it must never be? No row, ever.
select v.invariant, v.job, v.due_at, v.detail
from audit.invariants v
order by v.invariant, v.job, v.due_at;
