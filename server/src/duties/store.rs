//! The calendar in the database.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::calendar::{Calendar, Days, Duty};
use super::linking::link;
use crate::db::{Db, Session};
use crate::facilities::index::Index;
use crate::{on_reader, on_session};

#[derive(sqlx::FromRow)]
struct DutyRow {
    first_date: String,
    last_date: Option<String>,
    weekdays: String,
    except_dates: String,
    opens: Option<i32>,
    closes: Option<i32>,
    name: String,
    department: Option<String>,
    address: Option<String>,
    telephone: Option<String>,
    note: Option<String>,
    facility: Option<String>,
}

const ALL: &str = "select first_date, last_date, weekdays, except_dates, opens, closes, name, department, address,
    telephone, note, facility from duties order by position";

/// Replaces the calendar within the caller's transaction.
pub async fn replace(session: &mut Session, duties: &[&Duty]) -> Result<(), sqlx::Error> {
    const INSERT: &str = "insert into duties (position, first_date, last_date, weekdays, except_dates, opens, closes,
        name, department, address, telephone, note, facility)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    on_session!(&mut *session, |c| sqlx::raw_sql("delete from duties").execute(c).await.map(|_| ()))?;
    for (position, Duty { days, hours, name, department, address, telephone, note, facility }) in (0i32..).zip(duties) {
        let Days { first, last, weekdays, except } = days;
        let weekdays: String = weekdays.iter().map(|day| if *day { '1' } else { '0' }).collect();
        let except: Vec<String> = except.iter().map(Date::to_string).collect();
        on_session!(&mut *session, |c| {
            sqlx::query(INSERT)
                .bind(position)
                .bind(first.to_string())
                .bind(last.map(|last| last.to_string()))
                .bind(weekdays)
                .bind(except.join(","))
                .bind(hours.map(|(opens, _)| i32::from(opens)))
                .bind(hours.map(|(_, closes)| i32::from(closes)))
                .bind(name)
                .bind(department)
                .bind(address)
                .bind(telephone)
                .bind(note)
                .bind(facility)
                .execute(c)
                .await
                .map(|_| ())
        })?;
    }
    Ok(())
}

/// The calendar as a held connection sees it.
pub async fn known(session: &mut Session) -> Result<Vec<Duty>, sqlx::Error> {
    let rows: Vec<DutyRow> = on_session!(session, |c| sqlx::query_as(ALL).fetch_all(c).await)?;
    rows.into_iter().map(Duty::try_from).collect()
}

/// Which of these facilities, named as a calendar names them, there are not in a data version.
pub async fn unknown_facilities(
    session: &mut Session,
    named: BTreeSet<&str>,
    version: i64,
) -> Result<BTreeSet<String>, sqlx::Error> {
    const IS_THERE: &str = "select count(*) from facilities where (source_key = $1 or id = $2)
        and from_version <= $3 and until_version > $3 and closed_on is null";
    let mut unknown = BTreeSet::new();
    for facility in named {
        let found: i64 = on_session!(&mut *session, |c| {
            let query = sqlx::query_scalar(IS_THERE).bind(source_key(facility)).bind(facility).bind(version);
            query.fetch_one(c).await
        })?;
        if found == 0 {
            unknown.insert(facility.to_owned());
        }
    }
    Ok(unknown)
}

/// The calendar with the facilities of an index, ready to be asked.
pub async fn load(db: &Db, index: &Index) -> Result<Calendar, sqlx::Error> {
    const KEY: &str = "select id from facilities where source_key = $1
        and from_version <= (select current from data_versions)
        and until_version > (select current from data_versions) and closed_on is null";
    let rows: Vec<DutyRow> = on_reader!(db, |pool| sqlx::query_as(ALL).fetch_all(pool).await)?;
    let duties: Vec<Duty> = rows.into_iter().map(Duty::try_from).collect::<Result<_, _>>()?;
    let named: BTreeSet<&String> = duties.iter().filter_map(|duty| duty.facility.as_ref()).collect();
    let mut by_key = HashMap::new();
    for facility in named {
        let key = source_key(facility);
        let id: Option<String> = on_reader!(db, |pool| sqlx::query_scalar(KEY).bind(key).fetch_optional(pool).await)?;
        by_key.extend(id.map(|id| (facility.clone(), id)));
    }
    let facilities = link(index, &duties, &by_key);
    Ok(Calendar { duties, facilities })
}

fn source_key(facility: &str) -> String {
    format!("iryo:{facility}")
}

impl TryFrom<DutyRow> for Duty {
    type Error = sqlx::Error;

    fn try_from(row: DutyRow) -> Result<Self, sqlx::Error> {
        let DutyRow { first_date, last_date, weekdays, except_dates, opens, closes, .. } = row;
        let date = |text: &str| text.parse::<Date>().map_err(|error| sqlx::Error::Decode(Box::new(error)));
        let minutes = |minutes: i32| u16::try_from(minutes).map_err(|error| sqlx::Error::Decode(Box::new(error)));
        let mut on_weekdays = [false; 7];
        for (day, sign) in on_weekdays.iter_mut().zip(weekdays.bytes()) {
            *day = sign == b'1';
        }
        let except = except_dates.split(',').filter(|text| !text.is_empty());
        Ok(Self {
            days: Days {
                first: date(&first_date)?,
                last: last_date.as_deref().map(date).transpose()?,
                weekdays: on_weekdays,
                except: except.map(date).collect::<Result<_, _>>()?,
            },
            hours: opens.map(minutes).transpose()?.zip(closes.map(minutes).transpose()?),
            name: row.name,
            department: row.department,
            address: row.address,
            telephone: row.telephone,
            note: row.note,
            facility: row.facility,
        })
    }
}
