//! Files that are no open data: a clear message, and the database as it was.

use std::io::Write;

use server::import::ImportError;

use crate::files::Sheet;
use crate::world::{World, story};

/// Imports a file that must be refused; what was there before must still be.
async fn refused(world: &World, name: &str, bytes: &[u8]) -> String {
    let file = world.write(name, bytes);
    let error = world.import_with(&[&file], |options| options.as_of = "2026-06-01".parse().ok()).await.unwrap_err();
    assert_eq!(world.facilities().await, 1, "{name}");
    error.to_string()
}

story! {
    async fn a_clear_message_and_nothing_changed(world) {
        let good = Sheet::institutions('2').institution("3921", "甲医院", &[]);
        let file = world.write("good_20250601.csv", good.bytes());
        world.import(&[&file]).await.unwrap();
        let version = world.data_version().await;

        let message = refused(&world, "empty.csv", b"").await;
        assert!(message.contains("empty.csv is empty"), "{message}");

        let message = refused(&world, "page.csv", b"\n<!DOCTYPE html><html><body>404</body></html>").await;
        assert!(message.contains("web page"), "{message}");

        let message = refused(&world, "other.csv", "ID,正式名称,所在地,色\n1,a,b,c\n".as_bytes()).await;
        assert!(message.contains("Nearest: 医療情報ネット") && message.contains("色"), "{message}");

        let message = refused(&world, "header_only.csv", Sheet::hours().bytes().as_slice()).await;
        assert!(message.contains("no row"), "{message}");

        let mut large = Sheet::institutions('2');
        for number in 0..3000 {
            large = large.institution(&format!("392{number}"), &format!("医院{number}"), &[]);
        }
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&large.bytes()).unwrap();
        let packed = encoder.finish().unwrap();
        let message = refused(&world, "cut.csv.gz", &packed[..packed.len() / 2]).await;
        assert!(message.contains("cut.csv.gz breaks off"), "{message}");

        // 80 MB of nothing in 80 kB, behind a header that is right.
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&good.bytes()).unwrap();
        let nothing = [vec![b'0'; 1 << 20], b"\n".to_vec()].concat();
        for _ in 0..80 {
            encoder.write_all(&nothing).unwrap();
        }
        let message = refused(&world, "bomb.csv.gz", &encoder.finish().unwrap()).await;
        assert!(message.contains("unpacks to more than"), "{message}");

        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file("readme.txt", zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(b"hello").unwrap();
        let message = refused(&world, "nothing.zip", &writer.finish().unwrap().into_inner()).await;
        assert!(message.contains("no .csv file"), "{message}");
        let message = refused(&world, "broken.zip", b"PK\x03\x04 this is no archive").await;
        assert!(message.contains("no usable zip"), "{message}");

        assert_eq!(world.data_version().await, version);
    }
}

story! {
    async fn a_folder_without_a_known_file(world) {
        let folder = world.path("folder");
        std::fs::create_dir(&folder).unwrap();
        let error = world.import(&[&folder]).await.unwrap_err();
        assert!(matches!(error, ImportError::EmptyFolder(_)), "{error}");
        std::fs::write(folder.join("a.csv"), "x,y\n1,2\n").unwrap();
        let error = world.import(&[&folder]).await.unwrap_err();
        assert!(matches!(error, ImportError::NothingKnown(_)), "{error}");
        let error = world.import(&[&folder.join("none.csv")]).await.unwrap_err();
        assert!(error.to_string().contains("none.csv cannot be read"), "{error}");
        assert_eq!(world.data_version().await, 0);

        // Beside a known file the unknown one is left out, and named.
        let good = Sheet::institutions('2').institution("3921", "甲医院", &[]);
        std::fs::write(folder.join("b_20250601.csv"), good.bytes()).unwrap();
        let report = world.import(&[&folder]).await.unwrap();
        assert!(report.skipped[0].contains("a.csv is not a known format"), "{:?}", report.skipped);
        assert_eq!(world.facilities().await, 1);
    }
}
