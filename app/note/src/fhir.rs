//! The note as a FHIR R4 document, on the lines of HL7 PACIO Advance Directive Interoperability 2.1 (Personal Advance Care
//! Plan): `Composition` with its sections, `RelatedPerson` and `Consent` for proxies, `Observation` for preferences.
//!
//! | note | FHIR | section (LOINC) |
//! |---|---|---|
//! | `me.*` | `Patient`; `Observation` 95541-9 | 81338-6 experience of personal care |
//! | `values.*`, `family.*` | `Observation` 95541-9 (care experience preference) | 81338-6 |
//! | `care.*` | `Observation` 75773-2 (preferences for treatment) | 81336-0 certain health conditions |
//! | `proxies.people` | `RelatedPerson`, `Consent` (permit; deny for who must not decide) | 81335-2 healthcare agent |
//! | `proxies.freedom` | `Observation` 75773-2 | 81335-2 |
//! | `after.*` | `Observation` 75781-5 for organs, else 95541-9 | 81337-8 upon death |
//! | `body.illnesses`, `.medicines`, `.allergies` | `Condition`, `MedicationStatement`, `AllergyIntolerance` | 11450-4, 10160-0, 48765-2 |
//! | `body.devices`, `body.papers`, `supporters.*`, `talks.*` | text of the section only | 81381-6 administrative |
//!
//! What nobody decided (`undecided`) is said as such and never left out. The profiles ask for US Core resources and legal
//! powers of attorney; neither exists in Japan, so this is no conforming instance, and every resource carries its text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::crypt::digest;
use crate::document::{Answer, Note};
use crate::proxies::{self, Role};
use crate::questions::{self, Question};

const LOINC: &str = "http://loinc.org";

/// Says a question (`care.place`), a field (`proxies.people.role`) or a choice (`care.place.chosen=home`) in the words of
/// the page.
pub type Words<'w> = &'w dyn Fn(&str) -> String;

/// What of the note is exported.
pub struct Export<'n> {
    pub note: &'n Note,
    /// Of a version, or what stands in the note now.
    pub answers: &'n BTreeMap<String, Answer>,
    /// The hash of the version; none for what is not sealed.
    pub version: Option<&'n str>,
    /// RFC 3339, UTC.
    pub at: &'n str,
    pub words: Words<'n>,
}

/// Sections in their order: title's question or chapter, LOINC, chapters or questions that it holds.
const SECTIONS: [(&str, &str, &[&str]); 8] = [
    ("proxies", "81335-2", &["proxies."]),
    ("values", "81338-6", &["me.life", "me.living", "values.", "family."]),
    ("care", "81336-0", &["care."]),
    ("after", "81337-8", &["after."]),
    ("body.illnesses", "11450-4", &["body.illnesses"]),
    ("body.medicines", "10160-0", &["body.medicines"]),
    ("body.allergies", "48765-2", &["body.allergies"]),
    ("talks", "81381-6", &["talks.", "supporters.", "body.devices", "body.papers"]),
];

/// A `Bundle` of type `document`.
pub fn document(export: &Export<'_>) -> Value {
    let mut entries = vec![export.patient()];
    let mut sections = Vec::new();
    for (title, code, questions) in SECTIONS {
        let paths: Vec<&String> =
            export.answers.keys().filter(|path| questions.iter().any(|one| path.starts_with(one))).collect();
        let mut narrative = String::new();
        let mut references = Vec::new();
        for path in paths {
            let said = export.said(path);
            let _ = write!(narrative, "<p>{}</p>", escaped(&said));
            for resource in export.resources(path, &said) {
                references.push(json!({ "reference": resource["fullUrl"] }));
                entries.push(resource);
            }
        }
        if narrative.is_empty() {
            continue;
        }
        let mut section = json!({
            "title": (export.words)(title),
            "code": { "coding": [{ "system": LOINC, "code": code }] },
            "text": text(&narrative),
        });
        if !references.is_empty() {
            section["entry"] = references.into();
        }
        sections.push(section);
    }
    entries.insert(0, export.composition(sections));
    json!({
        "resourceType": "Bundle",
        "identifier": { "system": "urn:ietf:rfc:3986", "value": export.address("bundle") },
        "type": "document",
        "timestamp": export.at,
        "entry": entries,
    })
}

impl Export<'_> {
    fn composition(&self, sections: Vec<Value>) -> Value {
        let mut composition = json!({
            "resourceType": "Composition",
            "language": "ja",
            "identifier": { "system": "urn:ietf:rfc:3986", "value": self.address(self.version.unwrap_or("draft")) },
            // What is not sealed is not yet what the person says.
            "status": if self.version.is_some() { "final" } else { "preliminary" },
            "type": { "coding": [{ "system": LOINC, "code": "81334-5" }] },
            "subject": { "reference": self.address("patient") },
            "author": [{ "reference": self.address("patient") }],
            "date": self.at,
            "title": (self.words)("title"),
            "section": sections,
        });
        let before =
            self.version.and_then(|hash| self.note.version(hash)).into_iter().flat_map(|version| &version.after);
        let replaced: Vec<Value> = before
            .map(|hash| {
                let target = json!({ "system": "urn:ietf:rfc:3986", "value": self.address(hash) });
                json!({ "code": "replaces", "targetIdentifier": target })
            })
            .collect();
        if !replaced.is_empty() {
            composition["relatesTo"] = replaced.into();
        }
        self.entry("composition", composition)
    }

    fn patient(&self) -> Value {
        let field = |name: &str| self.answers.get("me.name").and_then(|answer| answer.get(name));
        let mut patient = json!({ "resourceType": "Patient", "active": true });
        if let Some(name) = field("name") {
            patient["name"] = json!([{ "text": name }]);
        }
        // A birthday that is no date is kept in the note only.
        if let Some(day) = field("birthday").filter(|day| is_date(day)) {
            patient["birthDate"] = day.as_str().into();
        }
        if let Some(telephone) = field("telephone") {
            patient["telecom"] = json!([{ "system": "phone", "value": telephone }]);
        }
        if let Some(address) = field("address") {
            patient["address"] = json!([{ "text": address }]);
        }
        self.entry("patient", patient)
    }

    /// The resources that say what stands at a path.
    fn resources(&self, path: &str, said: &str) -> Vec<Value> {
        let question = questions::of_path(path);
        let answer = &self.answers[path];
        let name = |field: &str| answer.get(field).map_or("", String::as_str);
        let subject = json!({ "reference": self.address("patient") });
        let resource = match question {
            proxies::QUESTION => return self.proxy(path, said),
            "body.illnesses" => {
                json!({ "resourceType": "Condition", "subject": subject, "code": { "text": name("name") } })
            }
            "body.medicines" => json!({ "resourceType": "MedicationStatement", "status": "unknown", "subject": subject,
                "medicationCodeableConcept": { "text": name("name") } }),
            "body.allergies" => {
                json!({ "resourceType": "AllergyIntolerance", "patient": subject, "code": { "text": name("what") } })
            }
            _ => match observation(question) {
                Some(code) => json!({ "resourceType": "Observation", "status": "final", "subject": subject,
                    "code": { "coding": [{ "system": LOINC, "code": code }], "text": (self.words)(question) },
                    "valueString": said }),
                None => return Vec::new(),
            },
        };
        vec![self.said_entry(path, resource, said)]
    }

    fn proxy(&self, path: &str, said: &str) -> Vec<Value> {
        let entry = path.rsplit('/').next().unwrap_or_default();
        let mut of_answers = Note::new("");
        for (path, answer) in self.answers.iter().filter(|(path, _)| path.starts_with(proxies::QUESTION)) {
            of_answers.write("export", path, answer.clone());
        }
        let Some(proxy) = proxies::of(&of_answers).into_iter().find(|proxy| proxy.entry == entry) else {
            return Vec::new();
        };
        let field = |name: &str| proxy.answer.get(name).map_or("", String::as_str);
        let person = self.said_entry(
            path,
            json!({
                "resourceType": "RelatedPerson",
                "active": true,
                "patient": { "reference": self.address("patient") },
                "relationship": [{ "text": field("relation") }],
                "name": [{ "text": field("name") }],
                "telecom": [{ "system": "phone", "value": field("telephone") }],
            }),
            said,
        );
        let role = match proxy.role {
            Role::First => "first",
            Role::Alternate => "alternate",
            Role::MustNot => "must_not",
        };
        let mut consent = json!({
            "resourceType": "Consent",
            "status": "active",
            "scope": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "adr" }] },
            "category": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/consentcategorycodes",
                "code": "acd" }] }],
            "patient": { "reference": self.address("patient") },
            "policyRule": { "text": (self.words)("disclaimer") },
            "provision": {
                "type": if proxy.role == Role::MustNot { "deny" } else { "permit" },
                "actor": [{ "role": { "text": (self.words)(&format!("{}.role={role}", proxies::QUESTION)) },
                    "reference": { "reference": person["fullUrl"] } }],
            },
        });
        if is_date(field("agreed_on")) {
            consent["dateTime"] = field("agreed_on").into();
        }
        let consent = self.said_entry(&format!("{path} consent"), consent, said);
        vec![person, consent]
    }

    /// What stands at a path, in words.
    fn said(&self, path: &str) -> String {
        let question = questions::of_path(path);
        let answer = &self.answers[path];
        let is_entry = questions::find(question).is_some_and(Question::has_fields);
        let mut parts = Vec::new();
        for (field, text) in answer {
            let text = questions::said(question, field, text, self.words);
            match is_entry {
                true => parts.push(format!("{}：{text}", (self.words)(&format!("{question}.{field}")))),
                false => parts.push(text),
            }
        }
        format!("{}　{}", (self.words)(question), parts.join("　"))
    }

    fn said_entry(&self, name: &str, mut resource: Value, said: &str) -> Value {
        resource["text"] = text(&format!("<p>{}</p>", escaped(said)));
        self.entry(name, resource)
    }

    fn entry(&self, name: &str, resource: Value) -> Value {
        json!({ "fullUrl": self.address(name), "resource": resource })
    }

    /// The same name in the same note is the same resource at every export.
    fn address(&self, name: &str) -> String {
        let hex = digest(format!("{} {name}", self.note.id).as_bytes());
        // Version 8 of RFC 9562: made of what we like.
        format!("urn:uuid:{}-{}-8{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
    }
}

fn observation(question: &str) -> Option<&'static str> {
    match question.split('.').next() {
        Some("care" | "proxies") => Some("75773-2"),
        Some("after") if question == "after.organs" => Some("75781-5"),
        Some("me" | "values" | "after" | "family") => Some("95541-9"),
        _ => None,
    }
}

fn text(narrative: &str) -> Value {
    json!({ "status": "generated", "div": format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{narrative}</div>") })
}

fn escaped(text: &str) -> String {
    let lines = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // Control characters are no XML.
    let lines: String = lines.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    lines.replace('\n', "<br/>")
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if is(year, 4) && is(month, 2) && is(day, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note() -> Note {
        let mut note = Note::new("n");
        let mut write = |path: &str, fields: &[(&str, &str)]| {
            note.write(
                "s",
                path,
                fields.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect(),
            );
        };
        write("me.name", &[("name", "ささえ 花子"), ("birthday", "1944-05-03"), ("telephone", "000-0000-0000")]);
        write("care.place", &[("chosen", "home"), ("reason", "庭が<見える>から")]);
        write("care.ventilator", &[("chosen", "undecided")]);
        write("body.allergies/a", &[("what", "卵")]);
        write("body.medicines/a", &[("name", "血圧の薬")]);
        write("body.illnesses/a", &[("name", "高血圧")]);
        write("body.devices", &[("chosen", "pacemaker oxygen")]);
        write("after.organs", &[("chosen", "card")]);
        write("proxies.people/a", &[("name", "長女"), ("role", "first"), ("agreed_on", "2026-11-01")]);
        write("proxies.people/b", &[("name", "甥"), ("role", "must_not")]);
        write("proxies.people/c", &[("name", "役わりなし")]);
        write("keep.recovery", &[("secret", "secret")]);
        note.seal("2025-11-20T00:00:00Z", "").unwrap();
        note.write("s", "family.words", BTreeMap::from([("words".to_owned(), "ありがとう\nまたね".to_owned())]));
        note.seal("2026-11-20T00:00:00Z", "").unwrap();
        note
    }

    fn words(key: &str) -> String {
        match key {
            "care.place" => "どこで過ごしたいですか".to_owned(),
            "care.place.chosen=home" => "住みなれた家".to_owned(),
            "care.ventilator.chosen=undecided" => "まだ決めない".to_owned(),
            key if key.contains('=') => String::new(),
            key => key.to_owned(),
        }
    }

    fn export(version: bool) -> Value {
        let note = note();
        let (hash, sealed) = note.newest().unwrap();
        let version = version.then_some(hash.as_str());
        let answers = &sealed.answers;
        document(&Export { note: &note, answers, version, at: "2026-11-22T00:00:00Z", words: &words })
    }

    fn resources<'b>(bundle: &'b Value, kind: &str) -> Vec<&'b Value> {
        let entries = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]);
        entries.filter(|resource| resource["resourceType"] == kind).collect()
    }

    #[test]
    fn a_version_is_a_document_that_replaces_the_one_before() {
        let bundle = export(true);
        let composition = resources(&bundle, "Composition")[0];
        assert_eq!(bundle["entry"][0]["resource"], *composition);
        assert_eq!(composition["status"], "final");
        assert_eq!(composition["relatesTo"][0]["code"], "replaces");
        assert_eq!(composition["section"].as_array().unwrap().len(), 8);
        assert_eq!(resources(&bundle, "Patient")[0]["birthDate"], "1944-05-03");
        assert_eq!(resources(&export(false), "Composition")[0]["status"], "preliminary");
        assert!(!bundle.to_string().contains("secret"));
    }

    #[test]
    fn every_reference_leads_to_an_entry() {
        let bundle = export(true);
        let addresses: Vec<&Value> =
            bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["fullUrl"]).collect();
        let unique: std::collections::BTreeSet<String> = addresses.iter().map(ToString::to_string).collect();
        assert_eq!(unique.len(), addresses.len());
        let text = bundle.to_string();
        for (place, _) in text.match_indices("\"reference\":\"") {
            let reference = text[place + 13..].split('"').next().unwrap();
            assert!(addresses.iter().any(|address| **address == reference), "{reference}");
        }
    }

    #[test]
    fn a_no_is_a_deny_and_what_is_undecided_is_said() {
        let bundle = export(true);
        let consents = resources(&bundle, "Consent");
        let types: Vec<&Value> = consents.iter().map(|consent| &consent["provision"]["type"]).collect();
        assert_eq!(types, ["permit", "deny"]);
        assert_eq!(consents[0]["dateTime"], "2026-11-01");
        assert_eq!(resources(&bundle, "RelatedPerson").len(), 2);
        let said: Vec<&str> =
            resources(&bundle, "Observation").iter().filter_map(|one| one["valueString"].as_str()).collect();
        assert!(said.contains(&"care.ventilator　まだ決めない"), "{said:?}");
        assert!(said.contains(&"どこで過ごしたいですか　住みなれた家　庭が<見える>から"), "{said:?}");
        assert_eq!(resources(&bundle, "AllergyIntolerance")[0]["code"]["text"], "卵");
        let narrative = bundle.to_string();
        assert!(narrative.contains("庭が&lt;見える&gt;から") && narrative.contains("ありがとう<br/>またね"));
    }
}
