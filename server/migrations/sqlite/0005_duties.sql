-- 休日当番医・夜間急病: who is on duty on which days, in the order of the files. Replaced as a whole by an import.
create table duties (
    position integer primary key,
    first_date text not null,
    -- null: no end
    last_date text,
    -- Monday to Sunday, '1' for a day of duty: '0000001'
    weekdays text not null,
    -- days between that are none, with commas between
    except_dates text not null,
    -- minutes after midnight of the day on which a duty begins; null where only the day is known
    opens integer,
    -- not after opens + 1440
    closes integer,
    name text not null,
    department text,
    address text,
    telephone text,
    note text,
    -- ID of 医療情報ネット or of this database, as the file gives it
    facility text
);
