//! What the page asks of the API.

use api::municipality::Municipality;

use super::OWN;

/// The query string for the API: that of the page, for people of the municipality, and with counts.
pub fn api_query(raw: &str, municipality: &Municipality) -> String {
    let mut parts = parts_without(raw, &[]);
    let home = home(municipality);
    parts.extend(home.as_deref());
    parts.push("facets=true");
    parts.join("&")
}

/// Where the whole result comes as a file for a spreadsheet, in the order of the page.
pub fn file_address(raw: &str, municipality: &Municipality) -> String {
    let mut parts = parts_without(raw, &["cursor", "limit", "format"]);
    let home = home(municipality);
    parts.extend(home.as_deref());
    parts.push("format=csv");
    format!("/api/v1/facilities?{}", parts.join("&"))
}

fn home(municipality: &Municipality) -> Option<String> {
    let codes = &municipality.area_codes;
    (!codes.is_empty()).then(|| format!("home={}", codes.join(",")))
}

/// As they were written, for the API alone judges them.
fn parts_without<'a>(raw: &'a str, left_out: &[&str]) -> Vec<&'a str> {
    let stays = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        !part.is_empty() && !OWN.contains(&name) && !left_out.contains(&name)
    };
    raw.split('&').filter(stays).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sasae() -> Municipality {
        Municipality { area_codes: vec!["99201".to_owned(), "99202".to_owned()], ..Municipality::default() }
    }

    #[test]
    fn nobody_is_shut_in_but_the_api_knows_who_asks() {
        assert_eq!(api_query("q=a", &sasae()), "q=a&home=99201,99202&facets=true");
        assert_eq!(api_query("", &sasae()), "home=99201,99202&facets=true");
        assert_eq!(api_query("near=34.8,135.6", &sasae()), "near=34.8,135.6&home=99201,99202&facets=true");
        assert_eq!(api_query("area=27210", &sasae()), "area=27210&home=99201,99202&facets=true");
        assert_eq!(api_query("q=a", &Municipality::default()), "q=a&facets=true");
    }

    #[test]
    fn addresses_of_before_still_work_and_faults_reach_the_api() {
        assert_eq!(api_query("wide=1&q=a", &sasae()), "q=a&home=99201,99202&facets=true");
        assert_eq!(api_query("q=a&wide=&home=1&facets=no", &Municipality::default()), "q=a&facets=true");
        assert_eq!(api_query("wider=1&q=%ff", &Municipality::default()), "wider=1&q=%ff&facets=true");
    }

    #[test]
    fn a_file_holds_all_pages() {
        let address = file_address("q=%E5%86%85&cursor=x&limit=4&wide=1&sort=name", &sasae());
        assert_eq!(address, "/api/v1/facilities?q=%E5%86%85&sort=name&home=99201,99202&format=csv");
        assert_eq!(file_address("", &Municipality::default()), "/api/v1/facilities?format=csv");
    }
}
