//! 郵便番号データ (日本郵便): 15 columns without a header.
//!
//! Text: `=27210⇥大阪府⇥オオサカフ⇥枚方市⇥ヒラカタシ`, then `5730084⇥香里ケ丘⇥コウリガオカ` as
//! published, brackets and all: what they mean is decided where towns are known.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::{PlaceSource, SourceContent, SourceError, Writer, padded, rows};

const COLUMNS: usize = 15;

pub(super) fn read(reader: Box<dyn BufRead>) -> Result<SourceContent, SourceError> {
    let mut csv = rows::reader().has_headers(false).from_reader(reader);
    let mut writer = Writer::new(PlaceSource::PostalCodes);
    let mut municipalities: BTreeMap<[String; 5], Vec<[String; 3]>> = BTreeMap::new();
    rows::each(&mut csv, &mut writer, |writer, line, row| {
        if row.len() != COLUMNS {
            writer.problem(line, format!("{} columns instead of {COLUMNS}; not used", row.len()));
            return;
        }
        let cell = |at: usize| row[at].trim().to_owned();
        let Some(code) = padded(row[0].trim(), 5) else {
            writer.problem(line, format!("{} is no municipality code; not used", &row[0]));
            return;
        };
        let Some(postal) = padded(row[2].trim(), 7) else {
            writer.problem(line, format!("{} is no postal code; not used", &row[2]));
            return;
        };
        if row[6].trim().is_empty() || row[7].trim().is_empty() {
            writer.problem(line, "no prefecture or municipality; not used");
            return;
        }
        let municipality = [code, cell(6), cell(3), cell(7), cell(4)];
        municipalities.entry(municipality).or_default().push([postal, cell(8), cell(5)]);
    })?;
    for (municipality, mut towns) in municipalities {
        writer.heading(&municipality.each_ref().map(String::as_str));
        towns.sort();
        towns.iter().for_each(|town| writer.record(&town.each_ref().map(String::as_str)));
    }
    Ok(writer.finish())
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    #[test]
    fn rows_without_a_header() {
        let file = "27210,\"573  \",\"5730084\",\"オオサカフ\",\"ヒラカタシ\",\"コウリガオカ\",\"大阪府\",\"枚方市\",\"香里ケ丘\",0,0,1,0,0,0\r\n\
            27210,\"573  \",\"5730000\",\"オオサカフ\",\"ヒラカタシ\",\"イカニケイサイガナイバアイ\",\"大阪府\",\"枚方市\",\"以下に掲載がない場合\",0,0,0,0,0,0\r\n\
            1101,060,0600042,ホッカイドウ,サッポロシチュウオウク,オオドオリニシ（１−１９チョウメ）,北海道,札幌市中央区,大通西（１〜１９丁目）,1,0,1,0,0,0\r\n\
            27210,573,57300,オオサカフ,ヒラカタシ,コウリガオカ,大阪府,枚方市,香里ケ丘,0,0,1,0,0,\r\n\
            27210,573\r\n";
        let content = read_text(PlaceSource::PostalCodes, file).unwrap();
        assert_eq!(
            content.text,
            "places.postal_codes 1\n=01101\t北海道\tホッカイドウ\t札幌市中央区\tサッポロシチュウオウク\n\
             0600042\t大通西（１〜１９丁目）\tオオドオリニシ（１−１９チョウメ）\n\
             =27210\t大阪府\tオオサカフ\t枚方市\tヒラカタシ\n0057300\t香里ケ丘\tコウリガオカ\n\
             5730000\t以下に掲載がない場合\tイカニケイサイガナイバアイ\n5730084\t香里ケ丘\tコウリガオカ\n"
        );
        assert_eq!(content.problems, [(5, "2 columns instead of 15; not used".to_owned())]);
        assert!(read_text(PlaceSource::PostalCodes, "x,y\n").is_err());
    }
}
