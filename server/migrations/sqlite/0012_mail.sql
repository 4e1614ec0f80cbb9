-- Mail that is to be sent, and what became of it. Address, subject and text are taken away as soon as it was sent or given
-- up: they name a person, and hold a private link.
create table mails (
    id text primary key,
    to_address text,
    subject text,
    body text,
    created_at text not null,
    -- when it is due; while somebody sends it, when another may
    next_try_at text,
    tries bigint not null,
    sent_at text,
    failed_at text,
    -- why the last try failed; never what a mail server answered, since that repeats addresses
    fault text
);
create index mails_due on mails (next_try_at) where next_try_at is not null;
