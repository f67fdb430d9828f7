-- Slots with more than one published run: none, ever.
select slot_id, job, due_at, count(*) as published
from audit.runs
where outcome in ('success', 'partial')
group by slot_id, job, due_at
having count(*) > 1;
