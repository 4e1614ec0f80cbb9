//! Stories through the router and the command line, each on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on says so by panicking")]
mod api;
mod audit;
mod broken_files;
mod commands;
mod community;
mod confirmations;
mod correction_reports;
mod corrections;
mod crashes;
mod duties;
mod emergency_cards;
mod files;
mod finder;
mod home_care;
mod hours;
mod imports;
mod join_queue;
mod joins;
mod life_note;
mod mail;
mod mail_server;
mod maps;
mod municipal;
mod municipal_excel;
mod note_backups;
mod notices;
mod own_facility;
mod pages;
mod permissions;
mod pro_pages;
mod professionals;
mod service_areas;
mod staff;
mod traps;
mod world;
