-- Who works here: organizations, people, what makes each of them themselves, and their sessions.
create table organizations (
    id text primary key,
    -- api::accounts::ORGANIZATION_KINDS
    kind text not null,
    name text not null,
    telephone text,
    -- its facility as visitors see it
    facility_id text,
    -- whether its administrators are the region's (行政, 医師会)
    runs_region boolean not null,
    created_at text not null,
    ended_at text
);

create table people (
    id text primary key,
    name text not null,
    -- as it is compared: lower case
    email text not null unique,
    -- Argon2id; null for who has passkeys alone
    password_hash text,
    -- sealed; null without an authenticator app
    totp_secret text,
    -- sealed: shown, and not yet proved by a code
    totp_pending text,
    -- the step of the last code that was taken: none is taken twice
    totp_step bigint,
    created_at text not null
);

create table memberships (
    id text primary key,
    person_id text not null references people (id),
    organization_id text not null references organizations (id),
    -- api::accounts::PROFESSIONS
    profession text not null,
    -- api::accounts::Role
    role text not null,
    begun_at text not null,
    -- who left stays the author of what they wrote
    ended_at text
);
create index memberships_person on memberships (person_id);
create index memberships_organization on memberships (organization_id);
create unique index memberships_one on memberships (person_id, organization_id) where ended_at is null;

create table passkeys (
    -- of the credential, base64url
    id text primary key,
    person_id text not null references people (id),
    name text not null,
    -- what checks its signatures (JSON of webauthn-rs)
    passkey text not null,
    created_at text not null,
    used_at text
);
create index passkeys_person on passkeys (person_id);

create table recovery_codes (
    -- SHA-256, hexadecimal
    hash text primary key,
    person_id text not null references people (id),
    used_at text
);
create index recovery_codes_person on recovery_codes (person_id);

create table sessions (
    id text primary key,
    person_id text not null references people (id),
    membership_id text not null references memberships (id),
    -- SHA-256 of what the cookie holds, hexadecimal
    secret_hash text not null unique,
    -- the one before: taken until the new one has come back, and a minute longer for what was under way
    previous_hash text,
    previous_ends_at text,
    -- 'passkey', 'password', 'recovery_code'
    factor text not null,
    -- such as Chrome（Windows）
    device text not null,
    begun_at text not null,
    seen_at text not null,
    rotated_at text not null,
    authenticated_at text not null,
    ended_at text
);
create index sessions_person on sessions (person_id);
create index sessions_membership on sessions (membership_id);
create index sessions_previous on sessions (previous_hash);

-- Browsers in which somebody has signed in before: nobody is told of those again.
create table known_devices (
    person_id text not null references people (id),
    -- SHA-256 of what the cookie of the device holds
    device_hash text not null,
    seen_at text not null,
    primary key (person_id, device_hash)
);

-- What must be remembered between the two halves of a passkey's ceremony.
create table ceremonies (
    -- SHA-256 of its id
    hash text primary key,
    purpose text not null,
    state text not null,
    created_at text not null
);

-- Attempts that failed or have not ended; addresses are hashes with a key.
create table attempts (
    id text primary key,
    counted text not null,
    at text not null
);
create index attempts_counted on attempts (counted, at);

-- Ways in for whoever has the link: somebody new, or somebody who lost every factor.
create table invitations (
    id text primary key,
    -- 'membership' or 'recovery'
    purpose text not null,
    -- SHA-256 of what its link holds; null until two administrators want it
    secret_hash text unique,
    organization_id text not null references organizations (id),
    -- whose factors are replaced; null for somebody new
    person_id text references people (id),
    name text not null,
    email text not null,
    profession text not null,
    role text not null,
    -- membership that invited or asked, null for the command line; and the second administrator of a recovery
    invited_by text references memberships (id),
    approved_by text references memberships (id),
    created_at text not null,
    ends_at text not null,
    used_at text,
    revoked_at text
);
create index invitations_organization on invitations (organization_id);
