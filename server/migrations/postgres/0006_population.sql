-- 地域・年齢別人口: one row an area, replaced municipality by municipality.
create table population (
    -- 'municipal.population.' and the code of who publishes it
    dataset text collate "C" not null,
    -- its place in the published file
    place bigint not null,
    -- 全国地方公共団体コード, 5 digits
    area_code text collate "C" not null,
    -- as published (JSON)
    content text not null,
    primary key (dataset, place)
);
create index population_area on population (area_code);
