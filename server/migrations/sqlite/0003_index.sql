-- Searching is done by an index in memory, built from one text per facility (entry). What only SQL
-- searched by goes. Rows from before have no entry: it is derived from their document when it is read.
drop index facilities_area;
drop index facilities_place;
alter table facilities drop column sort_key;
alter table facilities drop column address;
alter table facilities drop column lat;
alter table facilities drop column lng;
alter table facilities drop column telephone;
alter table facilities drop column search_text;
alter table facilities drop column tags;
alter table facilities add column entry text;

-- Places: towns, municipalities and their outlines, postal codes, areas of 地域包括支援センター.
-- Each source is one document, compressed, which is replaced as a whole.
create table place_sources (
    dataset text primary key,
    content blob not null
);
