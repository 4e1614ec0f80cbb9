# shellcheck shell=bash
# Sourced: a private PostgreSQL that lives as long as the tests do.

# Print the folder that holds initdb, pg_ctl and postgres of one version, newest first.
find_postgres() {
    local folder
    for folder in \
        "$(pg_config --bindir 2>/dev/null || true)" \
        $(compgen -G '/usr/lib/postgresql/*/bin' | sort -Vr) \
        "$(dirname "$(readlink -f "$(command -v initdb || true)" || true)")"; do
        if [[ -x $folder/initdb && -x $folder/pg_ctl && -x $folder/postgres ]]; then
            printf '%s\n' "$folder"
            return 0
        fi
    done
}

# Start a cluster in a new folder and export TEST_POSTGRES_URL, unless the caller has one.
# Call `stop_postgres` in a trap.
start_postgres() {
    if [[ -n ${TEST_POSTGRES_URL:-} ]]; then
        say "using the PostgreSQL of TEST_POSTGRES_URL"
        return 0
    fi
    postgres_bin=$(find_postgres)
    [[ -n $postgres_bin ]] || die "PostgreSQL is missing: run scripts/setup.sh postgres"
    # Not below TMPDIR: the path of a socket may have 107 bytes only.
    postgres_home=$(mktemp -d /tmp/sasae-postgres.XXXXXX)
    chmod 755 "$postgres_home"

    # PostgreSQL refuses to run as root.
    postgres_as=()
    if [[ $(id -u) == 0 ]]; then
        local user=nobody
        ! id postgres >/dev/null 2>&1 || user=postgres
        chown "$user" "$postgres_home"
        postgres_as=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups env HOME="$postgres_home")
    fi

    say "starting a private PostgreSQL in $postgres_home"
    # Everything is thrown away afterwards: nothing has to survive a crash.
    local settings=(
        "listen_addresses=''" "unix_socket_directories='$postgres_home'" max_connections=200
        fsync=off synchronous_commit=off full_page_writes=off wal_level=minimal max_wal_senders=0
    )
    (
        cd "$postgres_home"
        "${postgres_as[@]}" "$postgres_bin/initdb" --pgdata=data --username=postgres --auth=trust \
            --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 || {
            cat initdb.log >&2
            exit 1
        }
        # Nothing of the caller is inherited: a pipe kept open would keep the caller's reader waiting.
        "${postgres_as[@]}" "$postgres_bin/pg_ctl" start --pgdata=data --wait --silent --log=log \
            --options="${settings[*]/#/-c }" </dev/null >/dev/null 2>&1 || {
            cat log >&2
            exit 1
        }
    ) || die "PostgreSQL could not be started"
    export TEST_POSTGRES_URL="postgres:///postgres?host=$postgres_home&user=postgres"
}

stop_postgres() {
    [[ -n ${postgres_home:-} ]] || return 0
    "${postgres_as[@]}" "$postgres_bin/pg_ctl" stop --pgdata="$postgres_home/data" --mode=immediate --silent || true
    rm -rf "$postgres_home"
    postgres_home=
}
