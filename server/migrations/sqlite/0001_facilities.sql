-- What is shown to residents. A row is shown while
--   from_version <= data_versions.current < until_version,
-- so that an import can write for minutes and become visible by changing one number.

create table data_versions (
    id integer primary key check (id = 1),
    current bigint not null
);
insert into data_versions (id, current) values (1, 0);

-- The municipality that runs this installation, as JSON (api::municipality::Municipality).
create table municipality (
    id integer primary key check (id = 1),
    settings text not null
);

create table facilities (
    id text not null,
    from_version bigint not null,
    until_version bigint not null default 9223372036854775807,
    -- 'iryo:' and the ID of 医療情報ネット, or 'kaigo:' and the 事業所番号
    source_key text not null,
    kind text not null,
    name text not null,
    -- kana where published, else name: the order of lists
    sort_key text not null,
    address text not null,
    -- 全国地方公共団体コード, 5 digits
    area_code text,
    lat double precision,
    lng double precision,
    telephone text,
    -- name, kana, address, departments and services, normalised for search
    search_text text not null,
    -- ' d01001 s130 ': departments and services
    tags text not null,
    -- which datasets tell of it, with the hash of what each says (JSON)
    parts text not null,
    -- date of the snapshot that no longer holds it
    closed_on text,
    primary key (id, from_version)
);
create unique index facilities_source_key on facilities (source_key, from_version);
create index facilities_area on facilities (area_code, sort_key, id);
create index facilities_place on facilities (lat, lng);
create index facilities_retired on facilities (until_version) where until_version < 9223372036854775807;

-- What every dataset says of a facility, as published (JSON).
create table facility_documents (
    facility_id text not null,
    from_version bigint not null,
    document text not null,
    primary key (facility_id, from_version)
);

-- 国民の祝日
create table holidays (
    date text primary key,
    name text not null
);

-- Names of municipalities, learnt from the files that carry name and code.
create table areas (
    code text primary key,
    prefecture text not null,
    name text not null
);

create table imports (
    id text primary key,
    data_version bigint not null,
    started_at text not null,
    finished_at text not null,
    report text not null
);

-- The newest snapshot of each kind of file.
create table snapshots (
    dataset text primary key,
    as_of text not null,
    import_id text not null references imports (id),
    imported_at text not null,
    files text not null,
    records bigint not null
);
