-- Who has confirmed what is shown of a facility, field by field. No import of published data writes here.
create table confirmations (
    -- of the facility, as in facilities: it outlives every import
    source_key text not null,
    -- 'hours', 'telephone', 'home_visits', 'functions'
    field text not null,
    confirmed_on text not null,
    -- an organisation; shown to everybody
    confirmed_by text not null,
    -- of what was shown when the confirmation was taken in
    fingerprint text not null,
    primary key (source_key, field)
);
