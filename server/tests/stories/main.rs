//! Stories through the router and the command line, each on SQLite and on PostgreSQL.

mod api;
mod broken_files;
mod commands;
mod crashes;
mod files;
mod imports;
mod pages;
mod traps;
mod world;
