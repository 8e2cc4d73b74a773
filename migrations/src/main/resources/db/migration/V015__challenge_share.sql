-- Owned by quota. The share of who answered a challenge counts by the device and by the address at up to three widths.
alter table quota_use drop constraint quota_use_subjects_check;
alter table quota_use add constraint quota_use_subjects_check check (cardinality(subjects) between 1 and 4);
