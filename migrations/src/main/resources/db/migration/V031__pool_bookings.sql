-- Owned by funding. The few top-ups and adjustments are found without passing over every cost.
create index pool_booking on pool_entry (id) where kind <> 'COST';
