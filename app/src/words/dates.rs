//! Dates.

words! {
    date(year, month, day): "{year}年{month}月{day}日", "{year}年《ねん》{month}月《がつ》{day}日《にち》", "{month} {day}, {year}";
    month_day(month, day): "{month}月{day}日", "{month}月《がつ》{day}日《にち》", "{month} {day}";
    moment(date, hour, minute): "{date} {hour}時{minute}分", "{date} {hour}時《じ》{minute}分《ふん》", "{date}, {hour}:{minute}";
    short_moment(date, hour, minute): "{date} {hour}:{minute}", "{date} {hour}:{minute}", "{date}, {hour}:{minute}";
    with_day(date, day): "{date}（{day}）", "{date}（{day}）", "{day}, {date}";
    january: "1", "1", "January";
    february: "2", "2", "February";
    march: "3", "3", "March";
    april: "4", "4", "April";
    may: "5", "5", "May";
    june: "6", "6", "June";
    july: "7", "7", "July";
    august: "8", "8", "August";
    september: "9", "9", "September";
    october: "10", "10", "October";
    november: "11", "11", "November";
    december: "12", "12", "December";
}
