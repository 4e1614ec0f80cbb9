-- The consultation desk: which organizations are one, what is chosen from, questions and cases.
create table desks (
    organization_id text primary key references organizations (id),
    telephone text,
    fax text,
    hours text,
    area text,
    for_residents boolean not null,
    -- days of work until a first answer is due
    answer_within bigint not null,
    -- years until a closed case is emptied
    keep_years bigint not null,
    -- takes no new questions
    closed_at text
);

-- api::consults::lists::ConsultLists as JSON; the one row that the region has edited.
create table consult_lists (
    id bigint primary key,
    lists text not null
);

-- The last number of each 年度.
create table consult_numbers (
    year bigint primary key,
    last bigint not null
);

create table consults (
    id text primary key,
    -- 2026-0412
    number text not null unique,
    revision bigint not null,
    desk_id text not null references desks (organization_id),
    -- api::consults::Channel
    channel text not null,
    received_at text not null,
    -- in Japan: what months are counted by
    received_on text not null,
    -- what makes the form that was sent one: a digest with a key
    sending text not null unique,
    -- SHA-256 of what the private link of a resident holds
    secret_hash text unique,
    -- who asked from inside
    asked_by text references memberships (id),
    -- server::consults::seen::Asked as JSON: what who asked sees of it, whatever the desk makes of the sheet; null when it
    -- was emptied
    asked text,
    -- api::consults::sheet::Sheet as JSON; null when it was emptied
    sheet text,
    -- what of the sheet lists and figures need
    subject text not null,
    asker text not null,
    asker_organization text,
    topics text not null,
    -- folded, without blanks: what words are looked for in
    searched text not null,
    -- digests with a key: name and birthday of whom it is about, telephone of who asks
    about_hash text,
    telephone_hash text,
    assigned_to text references memberships (id),
    answer_due_on text not null,
    first_answered_at text,
    first_answered_on text,
    follow_up_on text,
    -- what is due next: the first answer, then the follow-up; null when nothing is, or it is closed
    due_on text,
    -- when who asked last added something that the desk has not answered with anything
    added_at text,
    closed_at text,
    closed_on text,
    -- codes as JSON; of what is closed
    provided text not null,
    erasure_asked_at text,
    erased_at text
);
-- open cases of a desk are few among all that it ever had; with their id, by which pages of a list go on. What is null in
-- all of an index stands in it too: SQLite counts by the index alone only then, and takes the narrowest
create index consults_new on consults (desk_id, closed_on, assigned_to, received_at, id)
    where closed_on is null and assigned_to is null;
create index consults_open on consults (desk_id, closed_on, received_at, id) where closed_on is null;
create index consults_mine on consults (assigned_to, closed_on, received_at, id) where closed_on is null;
create index consults_due on consults (desk_id, due_on, id) where due_on is not null;
create index consults_closed on consults (desk_id, closed_at, id) where closed_on is not null;
create index consults_kept on consults (desk_id, closed_on) where closed_on is not null and erased_at is null;
create index consults_asked on consults (asked_by, received_at) where asked_by is not null;
create index consults_about on consults (about_hash, received_at) where about_hash is not null;
create index consults_telephone on consults (telephone_hash, received_at) where telephone_hash is not null;
-- words are looked for in this alone, not in the rows with their sheets
create index consults_searched on consults (desk_id, received_at, id, searched);
-- figures are read from these alone
create index consults_counted on consults (received_on, desk_id, asker, channel, topics, received_at, first_answered_at,
    first_answered_on, answer_due_on);
create index consults_ended on consults (closed_on, desk_id, provided) where closed_on is not null;

-- What is counted of a case more than once.
create table consult_topics (
    consult_id text not null references consults (id),
    topic text not null,
    primary key (consult_id, topic)
);
create table consult_provided (
    consult_id text not null references consults (id),
    provided text not null,
    primary key (consult_id, provided)
);

create table consult_steps (
    id text primary key,
    consult_id text not null references consults (id),
    at text not null,
    -- membership; null: who asked, or the server
    by_membership text references memberships (id),
    -- a digest with a key; null for what is no form
    sending text unique,
    -- api::consults::step::Done as JSON
    done text not null
);
create index consult_steps_of on consult_steps (consult_id, id);

create table consult_circulations (
    consult_id text not null references consults (id),
    membership_id text not null references memberships (id),
    asked_at text not null,
    read_at text,
    primary key (consult_id, membership_id)
);
create index consult_circulations_to on consult_circulations (membership_id, asked_at, consult_id);
create index consult_circulations_unread on consult_circulations (membership_id) where read_at is null;

create table consult_attachments (
    id text primary key,
    consult_id text not null references consults (id),
    name text not null,
    media_type text not null,
    -- as it is read back
    bytes bigint not null,
    attached_at text not null,
    attached_by text not null references memberships (id),
    sending text not null unique,
    -- sealed with the key of secrets
    sealed blob not null
);
create index consult_attachments_of on consult_attachments (consult_id);

-- What a mail is about: with the case it goes, also when it was not sent yet.
alter table mails add column consult_id text;
create index mails_consult on mails (consult_id) where consult_id is not null;
