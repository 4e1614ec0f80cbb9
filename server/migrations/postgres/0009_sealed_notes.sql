-- Sealed life notes: text that nobody here can read. They have no name, no address and no owner but whoever brings the
-- capability.
create table note_backups (
    -- SHA-256 of the capability, hexadecimal
    capability_hash text primary key,
    revision bigint not null,
    stored_at text not null,
    bytes bigint not null,
    -- of what is sealed, hexadecimal
    sha256 text not null,
    sealed text not null
);
-- The space that is used is added up from this alone.
create index note_backups_bytes on note_backups (bytes);

-- What an ambulance crew opens by a QR code; its key is in the code alone.
create table emergency_cards (
    -- SHA-256 of the id in its link, hexadecimal
    id_hash text primary key,
    -- SHA-256 of what its owner brings, hexadecimal
    owner_hash text not null,
    updated_at text not null,
    bytes bigint not null,
    sealed text not null
);
create index emergency_cards_bytes on emergency_cards (bytes);

-- When a card was opened; never by whom.
create table emergency_card_openings (
    number bigint generated always as identity primary key,
    id_hash text not null references emergency_cards (id_hash) on delete cascade,
    opened_at text not null
);
create index emergency_card_openings_card on emergency_card_openings (id_hash, number);

-- Ids that are never given again: behind a code that is printed somewhere nobody else may put a card.
create table emergency_card_revocations (
    id_hash text primary key
);
