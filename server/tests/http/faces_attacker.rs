//! The attacker who reads everything that a server puts out, to tell one history of counts from another.
//!
//! For twins, histories that differ in withheld counts alone, all that comes over the wire is equal byte for byte: status codes,
//! headers, bodies, and with them sizes, validators, orders and geometry.

use crate::{
    app::{Reply, TestApp, snapshot},
    faces_twins::{HISTORIES, TWINS, Twins},
    verify::id,
};
use server::{app::ROUTES, http::face::Face};
use shared::{
    language::Language,
    selection::{FigureKind, Sort, Theme, Unit, Word},
};

/// Every way to fill the pattern of an address; a part that nobody has thought of is a failure.
fn filled(pattern: &str, twins: &Twins) -> Vec<String> {
    let forces = twins.forces.iter().map(String::as_str).chain(["kent", "no-such-force"]);
    let releases = (1..=twins.one.len() + 1).map(|number| number.to_string());
    let plain = pattern.replace("{dataset}", TWINS).replace("{file}", "no-such-file");
    let published = twins.one.iter().map(|release| release.publication());
    let figures: Vec<String> = published
        .flat_map(|publication| ["", "figure=trend&unit=rate", "forces=kent"].map(|query| id(publication, query)))
        .chain(["twins-1-00".to_owned()])
        .collect();
    let mut filled = vec![plain.replace("{token}", "no-such-token").replace("{rest:.*}", TWINS)];
    for (part, values) in [
        ("{force}", forces.map(str::to_owned).collect::<Vec<_>>()),
        ("{release}", releases.collect()),
        ("{figure}", figures),
    ] {
        filled = filled
            .into_iter()
            .flat_map(|path| match path.contains(part) {
                true => values.iter().map(|value| path.replace(part, value)).collect(),
                false => vec![path],
            })
            .collect();
    }
    let open = filled.iter().find(|path| path.contains('{'));
    assert!(open.is_none(), "say in `filled` what to put into {open:?}");
    filled
}

/// So many of the selections are enough where one face is made of another, or one history is like another.
const FEW: usize = 4;

/// A query string for everything that can be selected.
fn queries(twins: &Twins) -> Vec<String> {
    fn words<W: Word>() -> impl Iterator<Item = &'static str> + Clone {
        W::WORDS.iter().map(|(word, _)| *word)
    }
    let mut queries = Vec::new();
    for figure in words::<FigureKind>() {
        for unit in words::<Unit>() {
            queries.extend(words::<Sort>().map(|sort| format!("figure={figure}&unit={unit}&sort={sort}")));
        }
    }
    let forces = twins.forces.join(",");
    let slices = twins.one[0].publication().dataset().breakdowns.iter();
    queries.extend(slices.flat_map(|it| it.codes.iter().map(|code| format!("{}={}&sort=value", it.slug, code.slug))));
    let breakdowns = twins.one[0].publication().dataset().breakdowns.iter();
    queries.extend(breakdowns.map(|it| format!("figure=stack&by={}&forces={forces}", it.slug)));
    queries.extend(words::<Theme>().map(|theme| format!("theme={theme}")));
    queries.extend(words::<Language>().map(|language| format!("lang={language}")));
    queries.extend((1..=twins.one.len() + 1).map(|release| format!("release={release}")));
    queries.extend([
        format!("forces={forces}"),
        format!("figure=trend&forces={forces}&unit=rate"),
        "years=2020-21".into(),
        "years=2020-21..2021-22&sort=value".into(),
        "measure=referrals".into(),
        "ink=333333&paper=fff1e5&accent=990f3d&font=serif".into(),
        "width=320".into(),
        "width=1200&height=900".into(),
    ]);
    queries
}

/// Two servers that should not be told apart.
struct Attack {
    one: TestApp,
    other: TestApp,
    asked: usize,
    differ: Vec<String>,
}

impl Attack {
    fn on(twins: &Twins) -> Self {
        let [one, other] = [&twins.one, &twins.other].map(|releases| TestApp::with(snapshot(releases.iter().cloned())));
        Self { one, other, asked: 0, differ: Vec::new() }
    }

    /// Asks both for the same, and gives the answer of the first.
    fn ask(&mut self, method: &str, address: &str, headers: &[(&str, &str)]) -> Reply {
        let [one, other] = [&self.one, &self.other].map(|app| app.send(method, address, headers));
        self.asked += 1;
        if (one.status, one.headers(), &one.body) != (other.status, other.headers(), &other.body) {
            self.differ.push(format!("{method} {address} {headers:?}"));
        }
        one
    }

    /// Asks for an address in every manner.
    fn in_every_manner(&mut self, address: &str) {
        let whole = self.ask("GET", address, &[]);
        self.ask("HEAD", address, &[]);
        self.ask("OPTIONS", address, &[]);
        for coding in ["br", "gzip"] {
            self.ask("GET", address, &[("Accept-Encoding", coding)]);
        }
        let tag = whole.header("etag");
        if !tag.is_empty() {
            assert_eq!(self.ask("GET", address, &[("If-None-Match", tag)]).status, 304, "{address}");
        }
    }

    /// Asks for every address, each with these selections where it takes any; pictures, which are made of drawings, with a few.
    fn everything(mut self, twins: &Twins, queries: &[String]) -> Self {
        for route in ROUTES {
            for address in filled(route.path, twins) {
                self.in_every_manner(&address);
                let drawn = route.face == Face::Png || route.path.ends_with(".zip");
                let most = if drawn { FEW } else { queries.len() };
                for query in &queries[..most.min(queries.len())] {
                    if self.ask("GET", &format!("{address}?{query}"), &[]).status == 400 && query == &queries[0] {
                        break;
                    }
                }
            }
        }
        self
    }
}

/// Numbers that are asked of a figure, and addresses that a content system asks about.
fn questions(twins: &Twins, queries: &[String]) -> Vec<String> {
    let publication = twins.one[0].publication();
    let areas = publication.forces().map(|force| force.slug.as_str()).chain(["england-and-wales", ""]);
    let figure = id(publication, "");
    let numbers = areas.flat_map(|area| (0..12).map(move |number| format!("number={number}&area={area}")));
    let about = queries.iter().map(|query| {
        let coded = query.replace('=', "%3D").replace('&', "%26");
        format!("/oembed?maxwidth=600&url=https%3A%2F%2Freferrals.example%2Fdatasets%2F{TWINS}%3F{coded}")
    });
    let asked =
        numbers.flat_map(|question| ["/verify", "/api/v1/figures"].map(|path| format!("{path}/{figure}?{question}")));
    asked.chain(about).collect()
}

/// Fails where anything that a server puts out tells twins apart.
fn cannot_tell_apart(twins: &Twins, queries: &[String]) {
    for (one, other) in twins.one.iter().zip(&twins.other) {
        assert!(one == other, "{}: the proof tells them apart", twins.name);
    }
    let mut attack = Attack::on(twins).everything(twins, queries);
    for address in questions(twins, queries) {
        let status = attack.ask("GET", &address, &[]).status;
        assert!([200, 404].contains(&status), "{address}: {status}");
    }
    assert!(attack.differ.is_empty(), "{}: {:#?}", twins.name, attack.differ);
    assert!(attack.asked > 6 * ROUTES.len(), "{}: asked {} times", twins.name, attack.asked);
}

#[test]
fn no_face_tells_which_of_two_histories_lies_behind_it() {
    let twins = HISTORIES[0].twins();
    cannot_tell_apart(&twins, &queries(&twins));
}

#[test]
fn no_kind_of_history_can_be_told_from_its_twin() {
    for history in &HISTORIES[1..] {
        let twins = history.twins();
        cannot_tell_apart(&twins, &queries(&twins)[..FEW]);
    }
}

#[test]
fn the_attacker_sees_what_is_public() {
    // Of histories that lead to different publications every face of the data tells.
    let (one, other) = (HISTORIES[1].twins(), HISTORIES[2].twins());
    let apart = Twins { name: "apart", other: other.other, ..one };
    let differ = Attack::on(&apart).everything(&apart, &[]).differ;
    for face in
        ["/datasets/twins ", "/embed/twins ", "/figures/twins.svg ", "/figures/twins.png ", "/downloads/twins.csv "]
    {
        assert!(differ.iter().any(|told| told.contains(face)), "{face}: {differ:?}");
    }
}

#[test]
fn every_key_of_a_selection_is_tried() {
    let twins = HISTORIES[0].twins();
    let app = TestApp::with(snapshot(twins.one.iter().cloned()));
    let told = app.get(&format!("/downloads/{TWINS}.json?no-such-key=1")).json().to_string();
    let keys = told.split_once("one of the keys ").expect("the keys are told").1;
    let keys: Vec<&str> = keys.split('"').next().expect("a text").split(", ").collect();
    let queries = queries(&twins).join("&");
    assert!(keys.len() > 8, "{keys:?}");
    for key in keys {
        assert!(queries.split('&').any(|pair| pair.split('=').next() == Some(key)), "`{key}` is not tried");
    }
}
