//! Maps: tiles that hold what the search finds, pages that hold what the map shows, and a background of one's own.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use fast_mvt::{MvtReaderRef, MvtValueRef};
use pmtiles::{PmTilesWriter, TileCoord, TileType};
use std::io::Read;

use crate::world::{Answer, World, story};

/// Institutions in a tile.
fn counted(tile: &[u8]) -> i64 {
    let reader = MvtReaderRef::new(tile).unwrap();
    let mut sum = 0;
    for layer in reader.layers() {
        for feature in layer.features() {
            let counts = feature.properties().find_map(|property| match property.unwrap() {
                ("count", MvtValueRef::UInt(count)) => Some(count as i64),
                _ => None,
            });
            sum += counts.unwrap_or(1);
        }
    }
    sum
}

/// ささえ市 lies in these tiles of zoom 9.
const TILES: [(u32, u32); 4] = [(451, 203), (451, 204), (452, 203), (452, 204)];

async fn sum(world: &World, query: &str) -> i64 {
    let mut sum = 0;
    for (x, y) in TILES {
        let tile = world.get(&format!("/tiles/facilities/9/{x}/{y}?{query}")).await;
        assert_eq!(tile.status, StatusCode::OK, "{}", tile.text);
        sum += counted(&tile.bytes);
    }
    sum
}

story! {
    /// The tiles of a search hold as many as the search finds, whatever it asks for.
    async fn tiles_hold_what_is_found(world) {
        world.demo().await;
        for query in ["", "kind=clinic", "kind=hospital,dental", "service=130", "q=%E5%86%85%E7%A7%91", "open_at=now", "kind=salon"] {
            let found = world.json(&format!("/api/v1/facilities?{query}&limit=100&sort=name")).await;
            let mut nowhere = 0;
            let mut page = found.clone();
            loop {
                nowhere += page["facilities"].as_array().unwrap().iter().filter(|one| one["location"].is_null()).count() as i64;
                let Some(cursor) = page["meta"]["next_cursor"].as_str() else { break };
                page = world.json(&format!("/api/v1/facilities?{query}&limit=100&sort=name&cursor={cursor}")).await;
            }
            let total = found["meta"]["total"].as_i64().unwrap();
            assert!(total > 0, "{query}");
            assert_eq!(sum(&world, query).await, total - nowhere, "{query}");
        }
    }
}

story! {
    /// A tile is asked for once, travels packed, and refuses what it does not understand.
    async fn tiles_are_tagged_packed_and_strict(world) {
        world.demo().await;
        let path = "/tiles/facilities/9/451/203?kind=clinic";
        let plain = world.get(path).await;
        assert_eq!(plain.headers[header::CONTENT_TYPE], "application/vnd.mapbox-vector-tile");
        let asked = |name, value: &str| Request::builder().uri(path).header(name, value).body(Body::empty()).unwrap();
        let packed = world.send(asked("accept-encoding", "br, gzip")).await;
        assert_eq!(packed.headers[header::CONTENT_ENCODING], "gzip");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(packed.bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain.bytes);
        let tag = plain.headers[header::ETAG].to_str().unwrap().to_owned();
        let again = world.send(asked("if-none-match", &tag)).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
        for (path, status) in [
            ("/tiles/facilities/9/512/0", 404),
            ("/tiles/facilities/17/0/0", 404),
            ("/tiles/facilities/x/0/0", 400),
            ("/tiles/facilities/9/0/-1", 400),
            ("/tiles/facilities/9/0/0?colour=red", 400),
            ("/tiles/facilities/9/0/0?kind=castle", 400),
            ("/tiles/facilities/9/0/0?limit=5", 400),
            ("/tiles/places/9/512/0", 404),
            ("/tiles/places/9/0/0?kind=clinic", 400),
            ("/tiles/style/purple", 404),
            ("/tiles/style/dark?colour=red", 400),
            ("/tiles/basemap/0/0/0", 404),
            ("/api/v1/map-background", 400),
            ("/api/v1/map-background?bbox=1,2,3", 400),
            ("/api/v1/map-background?bbox=137,34,138,35&kind=clinic", 400),
        ] {
            let answer = world.get(path).await;
            assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text);
            assert!(answer.json()["errors"][0]["code"].is_string(), "{path}");
        }
    }
}

/// Numbers and names of the list, and of the still map.
fn numbers(page: &Answer) -> (Vec<String>, Vec<String>) {
    let listed = page.text.split("<li class=\"map-item\"").skip(1).filter(|item| item.contains("data-lat="));
    let listed = listed.map(|item| {
        let of = |name: &str| item.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        format!("{} {}", of("data-number"), of("data-name"))
    });
    let pins = page.text.split("class=\"still-pin\"").skip(1);
    let pins = pins.map(|pin| pin.split("aria-label=\"").nth(1).unwrap().split('"').next().unwrap().to_owned());
    (listed.collect(), pins.collect())
}

story! {
    /// The page of the map without a program: the list, and a still map with the same numbers; on paper telephones.
    async fn the_page_is_whole_without_a_program(world) {
        world.demo().await;
        let page = world.get("/map?kind=hospital").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let (listed, pinned) = numbers(&page);
        assert!(listed.len() > 5, "{listed:?}");
        assert_eq!(listed, pinned);
        let box_of_all = world.get("/map?bbox=137.6,34.1,138.0,34.6&kind=hospital").await;
        assert_eq!(numbers(&box_of_all).0, listed);
        let refused = world.get("/map?kind=castle").await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        let paper = world.get("/map/print?kind=hospital").await;
        assert_eq!(paper.status, StatusCode::OK);
        assert_eq!(paper.text.matches("class=\"paper-number\"").count(), listed.len());
        assert!(paper.text.contains("00-0000-") && paper.text.contains("出典："), "{}", paper.text);
        // Nothing imported at all is a map too.
        let nothing = world.get("/map?q=zzzz").await;
        assert_eq!(nothing.status, StatusCode::OK);
    }
}

story! {
    /// A map of one's own: pictures from one file, its source named, and nobody else asked.
    async fn a_background_of_ones_own(world) {
        world.demo().await;
        let path = world.file("map.pmtiles");
        let writer = PmTilesWriter::new(TileType::Png)
            .max_zoom(9)
            .metadata("{\"attribution\":\"<a href='x'>© ささえ市</a>\"}");
        let mut writer = writer.create(std::fs::File::create(&path).unwrap()).unwrap();
        writer.add_tile(TileCoord::new(9, 451, 203).unwrap(), b"a picture").unwrap();
        writer.finalize().unwrap();
        let own = world.with_basemap(path.to_str().unwrap()).await;
        let tile = own.get("/tiles/basemap/9/451/203").await;
        assert_eq!((tile.status, tile.text.as_str()), (StatusCode::OK, "a picture"));
        assert_eq!(tile.headers[header::CONTENT_TYPE], "image/png");
        assert_eq!(own.get("/tiles/basemap/9/0/0").await.status, StatusCode::NOT_FOUND);
        let style = own.get("/tiles/style/light").await.json();
        assert_eq!(style["sources"]["basemap"]["attribution"], "© ささえ市");
        let page = own.get("/map").await;
        let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(!policy.contains("https://"), "{policy}");
        assert!(page.text.contains("© ささえ市"));
        let others = world.get("/map").await;
        assert!(others.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("connect-src 'self' https://"));
    }
}
