-- Who did what, when and why; never the content. No foreign keys: entries outlive what they tell of. Each is chained to
-- the one before it by an HMAC whose key is not in this database (server/src/audit).
create table audit_entries (
    number bigint primary key,
    at text not null,
    -- person, unknown, command_line, resident
    who text not null,
    person_id text,
    -- for which the person acted
    organization_id text,
    action text not null,
    object_kind text not null,
    object_id text not null,
    -- done, refused
    outcome text not null,
    why text,
    mac text not null
);
create index audit_entries_person on audit_entries (person_id, number);
create index audit_entries_organization on audit_entries (organization_id, number);
create index audit_entries_action on audit_entries (action, number);
create index audit_entries_object on audit_entries (object_kind, object_id, number);
create index audit_entries_at on audit_entries (at collate "C");

-- The last entry, in one row.
create table audit_head (
    id bigint primary key check (id = 1),
    number bigint not null,
    mac text not null,
    -- tells whether a key is the one with which the log was begun
    key_check text not null
);

-- Against slips. Whoever takes these away and changes an entry is found by `sasae audit verify`.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'entries of the audit log are never changed or deleted';
end $$;
create trigger audit_entries_stay before update or delete or truncate on audit_entries
    for each statement execute function refuse_audit_change();
