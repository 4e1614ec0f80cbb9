-- What visitors report as wrong in what is shown of a facility, for the person who keeps the data.
create table corrections (
    id text primary key,
    facility_id text not null,
    created_at text not null,
    -- date in Japan, for the limit of a day
    created_on text not null,
    -- what is wrong, as JSON: ["telephone", "hours"]
    wrong text not null,
    words text not null,
    relation text not null,
    noticed_on text,
    -- who may be asked; taken away when the report is done
    name text,
    telephone text,
    email text,
    done_at text
);
create index corrections_open on corrections (created_at) where done_at is null;
create index corrections_day on corrections (created_on);
