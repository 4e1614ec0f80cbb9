-- Records that have no id in common with facilities, and the facility that each was joined to by the last join.
-- Shown while from_version <= data_versions.current < until_version, as facilities are.
create table joins (
    dataset text not null,
    -- the record's key in its own list
    key text collate "C" not null,
    from_version bigint not null,
    until_version bigint not null default 9223372036854775807,
    -- what the record says (JSON: facilities::document::FunctionRecord)
    content text not null,
    -- 'certain', 'chosen' by a person, 'doubtful', 'nothing'
    verdict text not null,
    -- source_key of the facility that it is joined to
    source_key text,
    -- why, or why not, with the facilities that may be meant (JSON)
    reasons text not null,
    primary key (dataset, key, from_version)
);
create index joins_waiting on joins (verdict, key);
create index joins_retired on joins (until_version) where until_version < 9223372036854775807;

-- What a person has decided about a record and a facility; kept over all imports and stronger than the rule.
create table join_decisions (
    dataset text not null,
    key text collate "C" not null,
    source_key text collate "C" not null,
    -- 'accepted' or 'rejected'
    decision text not null,
    decided_at text not null,
    primary key (dataset, key, source_key)
);
