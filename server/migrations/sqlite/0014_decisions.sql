-- Who decides about what visitors report and about doubtful joins; null for the command line.
alter table corrections add column decided_by text references memberships (id);
create index corrections_decided on corrections (decided_at) where decided_at is not null;
alter table join_decisions add column decided_by text references memberships (id);
