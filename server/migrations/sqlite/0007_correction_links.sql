-- A report may be about a facility that is missing, has a private link for its sender, and ends with a decision.
-- SQLite cannot take "not null" away: the table is made anew.
create table corrections_new (
    id text primary key,
    -- SHA-256 of the secret in the private link, hexadecimal; null for reports from before there were any
    secret_hash text,
    created_at text not null,
    -- date in Japan, for the limit of a day
    created_on text not null,
    -- the facility that it is about; null: see resource
    facility_id text,
    -- what is wrong, as JSON: ["telephone", "hours"]
    wrong text not null,
    -- what is missing (JSON: api::corrections::NewResource)
    resource text,
    words text not null,
    relation text not null,
    noticed_on text,
    -- who may be asked; taken away when it is decided
    name text,
    telephone text,
    email text,
    -- 'accepted' or 'rejected'; null while it waits
    decision text,
    decided_at text,
    -- what the sender is told
    answer text
);
insert into corrections_new (id, created_at, created_on, facility_id, wrong, words, relation, noticed_on, name, telephone,
    email, decision, decided_at)
    select id, created_at, created_on, facility_id, wrong, words, relation, noticed_on, name, telephone, email,
        case when done_at is not null then 'accepted' end, done_at
    from corrections;
drop table corrections;
alter table corrections_new rename to corrections;
create unique index corrections_secret on corrections (secret_hash);
create index corrections_open on corrections (created_at) where decided_at is null;
create index corrections_day on corrections (created_on);
