-- Rows with names are written anew: of the old ones nothing stays in the file.
pragma secure_delete = on;

-- Figures that stay what they were when they were reported: whatever becomes of a case later, the months that have passed
-- count it as they did.

-- The desk that a case came to first: it is counted there, whoever has it now.
alter table consults add column received_desk_id text not null default '';
update consults set received_desk_id = desk_id;
drop index consults_counted;
drop index consults_ended;
create index consults_counted on consults (received_on, received_desk_id, asker, channel, topics, received_at,
    first_answered_at, first_answered_on, answer_due_on);

-- What moved a case between open and closed, and between desks. It stays when the case is emptied.
create table consult_moves (
    consult_id text not null references consults (id),
    -- the revision of the case that it made
    revision bigint not null,
    -- server::consults::moves::Move
    kind text not null,
    desk_id text not null,
    -- in Japan: what months are counted by
    moved_on text not null,
    -- codes as JSON; of a case that was closed
    provided text not null,
    primary key (consult_id, revision, kind)
);
insert into consult_moves (consult_id, revision, kind, desk_id, moved_on, provided)
    select id, revision, 'closed', desk_id, closed_on, provided from consults where closed_on is not null;
-- figures are read from this alone
create index consult_moves_counted on consult_moves (moved_on, kind, desk_id, provided);

-- What was counted of a month of the region when it was published: server::consults::published::MonthCounts as JSON.
create table published_months (
    -- 2026-10
    month text primary key,
    counts text not null
);

-- Counted from the cases themselves.
drop table consult_topics;
drop table consult_provided;

-- How often the region has edited them.
alter table consult_lists add column revision bigint not null default 1;
