-- Slots of the last seven days that did not succeed, and why.
select job, due_at, kind, state, reason, attempts, owner
from audit.slots
where due_at > now() - interval '7 days'
  and state in ('failed', 'cancelled', 'skipped')
order by due_at desc, job;
