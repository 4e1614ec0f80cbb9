-- A report may be about a facility that is missing, has a private link for its sender, and ends with a decision.
alter table corrections
    -- SHA-256 of the secret in the private link, hexadecimal; null for reports from before there were any
    add column secret_hash text,
    -- the facility that it is about; null: see resource
    alter column facility_id drop not null,
    -- what is missing (JSON: api::corrections::NewResource)
    add column resource text,
    -- 'accepted' or 'rejected'; null while it waits
    add column decision text,
    -- what the sender is told
    add column answer text;
alter table corrections rename column done_at to decided_at;
update corrections set decision = 'accepted' where decided_at is not null;
create unique index corrections_secret on corrections (secret_hash);
