-- What facilities state of themselves, part by part. No import writes here; the newest of a part is the one without
-- replaced_at, those before stay.
create table facility_statements (
    id text primary key,
    -- of the facility, as in facilities: it outlives every import
    source_key text not null,
    -- 'telephone', 'hours', 'closures', 'home_care', 'care_manager_time'
    part text not null,
    -- JSON (api::own_facility::Statement); null: taken back
    statement text,
    -- fingerprint of what was published of the part then
    published text not null,
    stated_at text not null,
    -- the same day in Japan, 2026-11-20
    stated_on text not null,
    person_id text not null,
    organization_id text not null,
    -- the organization's name then; shown to everybody
    stated_by text not null,
    replaced_at text
);
create unique index facility_statements_newest on facility_statements (source_key, part) where replaced_at is null;

-- A change of one facility first looks whether an import that broke off has left rows behind.
create index facilities_from_version on facilities (from_version);
