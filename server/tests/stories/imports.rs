//! Snapshots: new, changed, unchanged, gone; encodings and containers; what protects from mistakes.

use std::io::Write;
use std::path::PathBuf;

use serde_json::json;
use server::import::ImportError;
use server::import::report::Report;

use crate::files::Sheet;
use crate::world::{World, story};

fn clinics(names: &[(&str, &str)]) -> Sheet {
    names.iter().fold(Sheet::institutions('2'), |sheet, (id, name)| sheet.institution(id, name, &[]))
}

fn counts(report: &Report, file: usize) -> (u64, u64, u64, u64) {
    let counts = report.files[file].counts;
    (counts.new, counts.changed, counts.unchanged, counts.gone)
}

story! {
    async fn a_newer_snapshot_changes_what_differs_and_closes_what_is_gone(world) {
        let first = clinics(&[("3921", "甲医院"), ("3922", "乙医院"), ("3923", "丙医院")]);
        let first = world.write("02-1_20250601.csv", first.bytes());
        let report = world.import(&[&first]).await.unwrap();
        assert_eq!(counts(&report, 0), (3, 0, 0, 0));
        let ids = [world.facility("甲医院").await["id"].clone(), world.facility("丙医院").await["id"].clone()];

        // The same file again changes nothing.
        let version = world.data_version().await;
        let report = world.import(&[&first]).await.unwrap();
        assert_eq!(counts(&report, 0), (0, 0, 3, 0));
        assert_eq!(world.data_version().await, version);

        let second = clinics(&[("3921", "甲医院"), ("3922", "新乙医院"), ("3924", "丁医院")]);
        let second = world.write("02-1_20251201.csv", second.bytes());
        let report = world.import(&[&second]).await.unwrap();
        assert_eq!(counts(&report, 0), (1, 1, 1, 1));
        assert_eq!(world.facilities().await, 3);
        assert_eq!(world.facility("甲医院").await["id"], ids[0]);
        // Gone means closed with the date; it can still be read, with its name.
        let gone = world.json(&format!("/api/v1/facilities/{}", ids[1].as_str().unwrap())).await;
        assert_eq!(gone["facility"]["name"], "丙医院");
        assert_eq!(gone["facility"]["closed_on"], "2025-12-01");
        assert_eq!(report.closed, 1);

        // It comes back under the same id.
        let third = clinics(&[("3921", "甲医院"), ("3922", "新乙医院"), ("3923", "丙医院"), ("3924", "丁医院")]);
        let third = world.write("02-1_20260601.csv", third.bytes());
        world.import(&[&third]).await.unwrap();
        assert_eq!(world.facility("丙医院").await["id"], ids[1]);
        assert_eq!(world.facility("丙医院").await["closed_on"], json!(null));
    }
}

story! {
    async fn a_kind_that_is_not_in_the_import_closes_nothing(world) {
        let clinic = world.write("02-1_20250601.csv", clinics(&[("3921", "甲医院")]).bytes());
        let dental = world.write("03-1_20250601.csv", Sheet::institutions('3').institution("3931", "ささえ歯科", &[]).bytes());
        let office = world.write("jigyosho_110_20250601.csv", Sheet::offices().office("3900000001", "訪問介護", "ヘルパーささえ", &[]).bytes());
        world.import(&[&clinic, &dental, &office]).await.unwrap();
        let bathing = Sheet::offices().office("3900000001", "訪問入浴介護", "ヘルパーささえ", &[]);
        let bathing = world.write("jigyosho_120_20251201.csv", bathing.bytes());
        world.import(&[&bathing]).await.unwrap();
        assert_eq!(world.facilities().await, 3);
        assert_eq!(world.facility("ヘルパーささえ").await["services"].as_array().unwrap().len(), 2);

        // The office leaves one of its two services: it stays open with the other.
        let other = Sheet::offices().office("3900000002", "訪問入浴介護", "べつの事業所", &[]);
        let other = world.write("jigyosho_120_20260601.csv", other.bytes());
        world.import(&[&other]).await.unwrap();
        let office = world.facility("ヘルパーささえ").await;
        assert_eq!(office["closed_on"], json!(null));
        assert_eq!(office["services"].as_array().unwrap().len(), 1);
    }
}

story! {
    async fn hours_follow_their_facilities_in_any_order_and_alone(world) {
        let facilities = world.write("02-1_20250601.csv", clinics(&[("3921", "甲医院")]).bytes());
        let department = |code: &str, name: &str| {
            Sheet::hours()
                .row(&[("ID", "3921"), ("診療科目コード", code), ("診療科目名", name), ("診療時間帯", "1")])
                .row(&[("ID", "3929"), ("診療科目コード", code), ("診療科目名", name), ("診療時間帯", "1")])
        };
        let hours = world.write("02-2_20250601.csv", department("01001", "内科").bytes());
        let report = world.import(&[&hours, &facilities]).await.unwrap();
        // Rows of a facility that is in no file are named, not dropped in silence.
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        assert_eq!(problems["hours_without_facility"]["examples"][0], json!({"line": 3, "field": "ID", "value": "3929"}));
        assert_eq!(world.total("?department=01001").await, 1);

        let newer = world.write("02-2_20251201.csv", department("02001", "外科").bytes());
        world.import(&[&newer]).await.unwrap();
        assert_eq!(world.total("?department=01001").await, 0);
        assert_eq!(world.total("?department=02001").await, 1);
        assert_eq!(world.total(&format!("?q={}", api::query::encode("外科"))).await, 1);
    }
}

story! {
    /// The rows of one facility stand together in the official files; when they do not, none is lost.
    async fn rows_of_hours_that_stand_apart(world) {
        let facilities = world.write("02-1_20250601.csv", clinics(&[("3921", "甲医院"), ("3922", "乙医院")]).bytes());
        let row = |sheet: Sheet, id: &str, code: &str| {
            sheet.row(&[("ID", id), ("診療科目コード", code), ("診療科目名", "科"), ("診療時間帯", "1"), ("月_診療開始時間", "09:00"), ("月_診療終了時間", "12:00")])
        };
        let hours = row(row(row(Sheet::hours(), "3921", "01001"), "3922", "01001"), "3921", "02001");
        let hours = world.write("02-2_20250601.csv", hours.bytes());
        world.import(&[&facilities, &hours]).await.unwrap();
        assert_eq!(world.facility("甲医院").await["departments"].as_array().unwrap().len(), 2);
        // And the same again changes nothing.
        let report = world.import(&[&facilities, &hours]).await.unwrap();
        assert_eq!(counts(&report, 1).1, 0);
    }
}

story! {
    async fn encodings_and_containers_say_the_same(world) {
        let sheet = clinics(&[("3921", "甲医院"), ("3922", "ソ表示医院")]);
        let plain = world.write("a_20250601.csv", sheet.bytes());
        assert_eq!(counts(&world.import(&[&plain]).await.unwrap(), 0), (2, 0, 0, 0));

        let bare = world.write("b_20250601.csv", sheet.text());
        let text = sheet.text();
        let (cp932, _, unmappable) = encoding_rs::SHIFT_JIS.encode(&text);
        assert!(!unmappable);
        let cp932 = world.write("c_20250601.csv", &cp932);
        let gzip = gzipped(&world, "d_20250601.csv.gz", &sheet.bytes());
        let zip = zipped(&world, "e_20250601.csv.zip", "02-1_clinic.csv", &sheet.bytes());
        // What a file is shows in its first bytes, not in its name.
        let disguised = gzipped(&world, "f_20250601.csv", &sheet.bytes());
        for file in [bare, cp932, gzip, zip, disguised] {
            let report = world.import(&[&file]).await.unwrap();
            assert_eq!(counts(&report, 0), (0, 0, 2, 0), "{}", file.display());
        }
        // A folder is read with all that is in it.
        let report = world.import(&[world.folder.path()]).await.unwrap();
        assert_eq!(report.files.len(), 6);
    }
}

story! {
    async fn a_bad_row_never_stops_the_file_nor_closes_its_facility(world) {
        let first = clinics(&[("3921", "甲医院"), ("3922", "乙医院"), ("3923", "丙医院")]);
        let first = world.write("02-1_20250601.csv", first.bytes());
        world.import(&[&first]).await.unwrap();
        let mut bytes = clinics(&[("3921", "甲医院"), ("3922", ""), ("3924", "丁医院")]).bytes();
        bytes.extend(b"\"3923\",\"too few columns\"\r\n");
        bytes.extend(b"\"\",\"no id\xff\"\r\n");
        let second = world.write("02-1_20251201.csv", bytes);
        let report = world.import(&[&second]).await.unwrap();
        assert_eq!(report.files[0].rows, 5);
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        assert_eq!(problems["name_missing"]["examples"][0]["line"], 3);
        assert_eq!(problems["wrong_column_count"]["count"], 2);
        assert_eq!(problems["wrong_column_count"]["examples"][0]["value"], "3923");
        // 3922 and 3923 could not be read: what was known of them stays.
        assert_eq!(world.facilities().await, 4);
        assert_eq!(world.facility("丙医院").await["closed_on"], json!(null));
    }
}

story! {
    async fn duplicates_are_named_and_the_first_row_is_used(world) {
        let sheet = clinics(&[("3921", "甲医院"), ("3921", "甲のうつし"), ("3922", "乙医院")]);
        let file = world.write("02-1_20250601.csv", sheet.bytes());
        let report = world.import(&[&file]).await.unwrap();
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        assert_eq!(problems["duplicate_key"], json!({"count": 1, "examples": [{"line": 3, "field": "ID", "value": "3921"}]}));
        assert_eq!(report.medical_facilities, 2);
        assert_eq!(world.facility("甲").await["name"], "甲医院");
    }
}

story! {
    async fn extra_columns_warn_and_a_telephone_column_is_read(world) {
        let mut text = clinics(&[("3921", "甲医院")]).text();
        text = text.replacen("\"合計病床数\"", "\"合計病床数\",\"電話番号\",\"駐車場\"", 1);
        text = text.trim_end().to_owned() + ",\"０８８－８００－０００１\",\"あり\"\r\n";
        let file = world.write("02-1_20250601.csv", text);
        let report = world.import(&[&file]).await.unwrap();
        assert_eq!(report.files[0].extra_columns, ["駐車場"]);
        assert_eq!(world.facility("甲医院").await["telephone"], "088-800-0001");
    }
}

story! {
    async fn what_would_undo_is_refused(world) {
        let many: Vec<(String, String)> = (0..300).map(|n| (format!("392{n:03}"), format!("医院{n}"))).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        let whole = world.write("02-1_20251201.csv", clinics(&many).bytes());
        world.import(&[&whole]).await.unwrap();

        // An older snapshot.
        let older = world.write("02-1_20250601.csv", clinics(&many).bytes());
        let refused = world.import(&[&older]).await.unwrap_err();
        assert!(matches!(refused, ImportError::Older { .. }), "{refused}");
        // An excerpt, which would close nearly everything.
        let excerpt = world.write("02-1_20260601.csv", clinics(&many[..10]).bytes());
        let refused = world.import(&[&excerpt]).await.unwrap_err();
        assert!(refused.to_string().contains("lacks 290 of the 300"), "{refused}");
        assert_eq!(world.facilities().await, 300);
        // A little more than a fifth, which new ones do not make up for.
        let (kept, new) = (&many[..239], ("399999", "新医院"));
        let fewer: Vec<(&str, &str)> = kept.iter().copied().chain([new]).collect();
        let fewer = world.write("02-1_20260701.csv", clinics(&fewer).bytes());
        let refused = world.import(&[&fewer]).await.unwrap_err().to_string();
        assert!(refused.contains("lacks 61 of the 300") && refused.contains("--allow-shrink"), "{refused}");
        assert_eq!(world.facilities().await, 300);
        // A fifth is what half a year takes at most.
        let report = world.import(&[&world.write("02-1_20260702.csv", clinics(&many[..240]).bytes())]).await.unwrap();
        assert_eq!(report.closed, 60);
        // Unless somebody says that it is right.
        let excerpt = world.write("02-1_20260801.csv", clinics(&many[..10]).bytes());
        let asked = |question: &str| question.contains("lacks 230 of the 240");
        let report = world.import_with(&[&excerpt], |options| options.ask_shrink = asked).await.unwrap();
        assert_eq!(report.closed, 290);
        assert_eq!(world.facilities().await, 10);
        let whole = world.write("02-1_20260802.csv", clinics(&many).bytes());
        world.import(&[&whole]).await.unwrap();
        let excerpt = world.write("02-1_20260803.csv", clinics(&many[..10]).bytes());
        let report = world.import_with(&[&excerpt], |options| options.allow_shrink = true).await.unwrap();
        assert_eq!(report.closed, 290);
    }
}

story! {
    async fn files_without_a_date_are_asked_for(world) {
        let file = world.write("jigyosho_110.csv", Sheet::offices().office("3900000001", "訪問介護", "ヘルパー", &[]).bytes());
        let refused = world.import(&[&file]).await.unwrap_err().to_string();
        assert!(refused.contains("jigyosho_110.csv") && refused.contains("--as-of"), "{refused}");
        let report = world
            .import_with(&[&file], |options| options.ask_as_of = |names| {
                assert_eq!(names, ["jigyosho_110.csv"]);
                "2025-12-31".parse().ok()
            })
            .await
            .unwrap();
        assert_eq!(report.files[0].as_of, "2025-12-31");
    }
}

story! {
    async fn of_two_snapshots_in_one_folder_the_newer_counts(world) {
        world.write("02-1_20250601.csv", clinics(&[("3921", "甲医院")]).bytes());
        world.write("02-1_20251201.csv", clinics(&[("3921", "甲医院"), ("3922", "乙医院")]).bytes());
        let report = world.import(&[world.folder.path()]).await.unwrap();
        assert_eq!(report.files.len(), 1);
        assert!(report.skipped[0].contains("02-1_20250601.csv"), "{:?}", report.skipped);
        assert_eq!(world.facilities().await, 2);
    }
}

story! {
    async fn demo_and_real_data_never_mix(world) {
        let report = world.demo().await;
        assert_eq!(report.medical_facilities + report.care_offices, 600);
        assert_eq!(world.json("/api/v1/municipality").await["municipality"]["demo"], true);
        let sources = world.json("/api/v1/sources").await;
        assert!(sources["sources"].as_array().unwrap().iter().all(|s| s["publisher"] != "厚生労働省"));

        let real = world.write("02-1_20251201.csv", clinics(&[("3921", "甲医院")]).bytes());
        assert!(matches!(world.import(&[&real]).await.unwrap_err(), ImportError::Demo));
        assert_eq!(world.facilities().await, 630);
        world.import_with(&[&real], |options| options.replace_demo = true).await.unwrap();
        assert_eq!(world.facilities().await, 1);
        assert_eq!(world.json("/api/v1/municipality").await["municipality"]["demo"], false);
        assert_eq!(world.json("/api/v1/sources").await["sources"].as_array().unwrap().len(), 1);

        let refused = world
            .import_with(&[&real], |options| options.demo = Some(server::demo::municipality()))
            .await
            .unwrap_err();
        assert!(matches!(refused, ImportError::NotDemo), "{refused}");
    }
}

story! {
    /// The files of the whole country where they lie beside the project, else nothing to compare with.
    async fn official_files_as_published(world) {
        let data = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
        if !data.is_dir() {
            eprintln!("no official files beside the project: nothing compared");
            return;
        }
        let files = ["national/jigyosho_170.csv.gz", "national/jigyosho_410.csv.gz", "national/jigyosho_510.csv.gz", "holiday/syukujitsu.csv"]
            .map(|file| data.join(file));
        let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
        let report = world.import_with(&paths, |o| o.as_of = "2025-12-31".parse().ok()).await.unwrap();
        let rows: Vec<u64> = report.files.iter().map(|file| file.rows).collect();
        assert_eq!(rows, [7042, 5969, 8496, 1067]);
        // One 事業所番号 stands twice in 170 and two in 510.
        assert_eq!(counts(&report, 0), (7041, 0, 0, 0));
        assert_eq!(counts(&report, 2), (8494, 0, 0, 0));
        let mut distinct = std::collections::BTreeSet::new();
        for file in &files[..3] {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap()), &mut text).unwrap();
            let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            distinct.extend(reader.records().map(|row| row.unwrap()[15].to_owned()));
        }
        assert_eq!(report.care_offices, distinct.len() as i64);
        assert_eq!(world.facilities().await, report.care_offices);

        let again = world.import_with(&paths, |o| o.as_of = "2025-12-31".parse().ok()).await.unwrap();
        let changed: u64 = again.files.iter().map(|f| f.counts.new + f.counts.changed + f.counts.gone).sum();
        assert_eq!(changed, 0);
    }
}

fn gzipped(world: &World, name: &str, bytes: &[u8]) -> PathBuf {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    world.write(name, encoder.finish().unwrap())
}

fn zipped(world: &World, name: &str, entry: &str, bytes: &[u8]) -> PathBuf {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(entry, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(bytes).unwrap();
    world.write(name, writer.finish().unwrap().into_inner())
}
