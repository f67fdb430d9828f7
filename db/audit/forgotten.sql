-- What was removed because it was old, and from where on can history still be verified?
select c.chain, c.anchor_position as removed_up_to, c.anchor_event_at as newest_removed, c.anchored_at, c.anchored_by,
       c.position as newest_position, encode(c.hash, 'hex') as head
from audit.chains c
order by c.chain;
