//! `/verify` and `/verify/{figure}`.

use crate::{
    app::{BY_FORCE, TestApp, moment, proved, released, snapshot},
    releases::{DATASET, NOTE, REASON, correction},
};
use server::state::{Edition, Held, Snapshot};
use shared::{identity::FigureId, publication::Publication, sample, selection::Selection};

/// The name of the figure of a selection.
pub(crate) fn id(publication: &Publication, query: &str) -> String {
    let selection = Selection::parse(query, publication).expect("a selection");
    FigureId::new(publication, &selection).to_string()
}

fn of_sample(query: &str) -> String {
    id(&released(sample::by_force(), 2), query)
}

/// The text of the main part of a page.
fn main_text(html: &str) -> String {
    let main = html.split_once("<main").expect("a main part").1;
    let text: String = main.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn every_image_carries_the_name_under_which_its_numbers_are_found() {
    let app = TestApp::start();
    for query in ["", "figure=trend&forces=kent,btp", "unit=rate&sort=value", "figure=heatmap&lang=cy", "release=1"] {
        let svg = app.get(&format!("/figures/{BY_FORCE}.svg?{query}"));
        let text: String = svg.text().split("<text").skip(1).filter_map(|text| text.split(['>', '<']).nth(1)).collect();
        let name = text.split(["Figure ", "Ffigur "].into_iter().find(|word| text.contains(*word)).expect("a name"));
        let name = name.last().and_then(|rest| rest.split(['·', ' ']).next()).expect("a name").to_owned();
        assert!(text.contains("referrals.example/verify"), "{query}: {text}");
        let language = if query.contains("lang=cy") { "?lang=cy" } else { "" };
        let page = app.get(&format!("/verify/{name}{language}"));
        assert_eq!(page.status, 200, "{query}: {name}");
        let embed = app.get(&format!("/embed/{BY_FORCE}?{query}"));
        assert!(embed.text().contains(&format!("<main id=\"{name}\"")), "{query}");
        // The same numbers in the table of the page as in that of the embed.
        let cells = |html: &str| {
            html.split("<td").skip(1).map(|it| it.split("</td>").next().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(cells(page.text()), cells(embed.text()), "{query}");
    }
}

#[test]
fn a_name_that_was_typed_leads_to_its_figure() {
    let app = TestApp::start();
    let id = of_sample("forces=kent");
    let typed = id.to_uppercase().replace('0', "O");
    let reply = app.get(&format!("/verify?figure=+{typed}+&lang=cy"));
    assert_eq!((reply.status, reply.header("location")), (303, format!("/verify/{id}?lang=cy").as_str()));
    let reply = app.get(&format!("/verify/{typed}?number=3"));
    assert_eq!((reply.status, reply.header("location")), (303, format!("/verify/{id}?number=3").as_str()));
    assert!(app.get("/verify").text().contains(" action=\"/verify\""));
    assert_eq!(app.get("/verify?colour=red").status, 400);
}

#[test]
fn what_is_no_name_is_told_what_may_be_wrong_with_it() {
    let app = TestApp::start();
    let id = of_sample("");
    let wrong = format!("{}{}", &id[..id.len() - 1], if id.ends_with('2') { '3' } else { '2' });
    let nowhere = FigureId::new(&released(sample::by_force(), 9), &Selection::everything()).to_string();
    for (name, says) in [
        ("nonsense", "with hyphens between them"),
        (wrong.as_str(), "is wrong, missing or in another place"),
        (nowhere.as_str(), "Perhaps it is from another site"),
    ] {
        for address in [format!("/verify/{name}"), format!("/verify/{name}?number=12")] {
            let reply = app.get(&address);
            assert_eq!((reply.status, reply.header("cache-control")), (404, "no-store"), "{address}");
            assert!(reply.text().contains(says) && reply.text().contains("href=\"/verify\""), "{address}");
        }
    }
    assert_eq!(app.get(&format!("/verify?figure={wrong}")).status, 404);
}

#[test]
fn a_number_is_found_where_it_stands_and_nowhere_else() {
    let app = TestApp::start();
    let publication = released(sample::by_force(), 2);
    let id = id(&publication, "years=2020-21");
    let says = |query: &str| main_text(app.get(&format!("/verify/{id}?{query}")).text());
    let rows = app.get(&format!("/downloads/{BY_FORCE}.json?years=2020-21")).json();
    let (mut shown, mut withheld) = (0, 0);
    for row in
        rows["observations"].as_array().expect("rows").iter().filter(|row| row["geography"] == "Police force area")
    {
        let name = row["areanm"].as_str().expect("a name");
        let slug = &publication.areas().iter().find(|area| area.name == name).expect("an area").slug;
        match row["observation"].as_u64() {
            Some(number) if shown < 3 => {
                let text = says(&format!("number={number}&area={slug}"));
                assert!(text.contains(&format!("Yes. {number} is the number for {name}")), "{text}");
                let text = says(&format!("number={}&area={slug}", number + 1));
                assert!(text.contains(&format!("No. The figure shows {number}")) && !text.contains("Yes."), "{text}");
                shown += 1;
            }
            None if row["status"] == "[c]" && withheld < 3 => {
                let text = says(&format!("number=3&area={slug}"));
                assert!(text.contains(&format!("Nobody can say. The number for {name}")), "{text}");
                withheld += 1;
            }
            _ => {}
        }
    }
    assert_eq!((shown, withheld), (3, 3));
    assert!(says("number=123,456").contains("No. 123,456 is none of the numbers that this figure shows."));
    let reply = app.get(&format!("/verify/{id}?number=many&area=mordor"));
    assert_eq!(reply.status, 400);
    assert!(reply.text().contains("12, 1,234 or 3.4") && reply.text().contains("england-and-wales"), "both at once");
}

#[test]
fn what_has_become_of_a_figure_is_told_with_what_changed_in_it() {
    let first = Edition::superseded(proved(sample::many_years(), 1), moment(1));
    let app = TestApp::with(Snapshot::new([first, Edition::latest(correction(), moment(2))]));
    let before = released(sample::many_years(), 1);
    let text = main_text(app.get(&format!("/verify/{}", id(&before, "outcome=detained-or-removed"))).text());
    assert!(text.contains(&format!("Release 1 was corrected by release 2 on 22 November 2026: {NOTE}")), "{text}");
    assert!(text.contains("One number of this figure is another one in release 2, the latest:"), "{text}");
    assert!(text.contains(": was ") && text.contains("See it in release 2"), "{text}");
    let text = main_text(app.get(&format!("/verify/{}", id(&before, "forces=kent&figure=trend"))).text());
    assert!(text.contains("Release 2, the latest, has the same numbers in this figure."), "{text}");
    let after = id(correction().publication(), "");
    let well = app.get(&format!("/verify/{after}"));
    assert!(main_text(well.text()).contains("This is the latest release."));
    assert!(!well.text().contains("class=\"standing\""), "nothing warns where all is well");
}

#[test]
fn a_program_is_told_what_a_reader_is_told() {
    let app = TestApp::start();
    let publication = released(sample::by_force(), 2);
    let id = id(&publication, "years=2020-21");
    let asked = |query: &str| app.get(&format!("/api/v1/figures/{id}?{query}")).json();
    let figure = asked("");
    let selected = app.get(&format!("/api/v1/datasets/{BY_FORCE}/observations?years=2020-21&release=2")).json();
    assert_eq!((&figure["figure"], &figure["observations"]), (&id.clone().into(), &selected["observations"]));
    assert_eq!(figure["dataset"]["release"]["standing"][0]["state"], "latest");
    assert!(figure["sentence"].as_str().is_some_and(|says| says.contains("2021")), "{}", figure["sentence"]);
    assert!(figure.get("latest").is_none() && figure.get("read").is_none(), "{figure}");
    let (mut shown, mut withheld) = (0, 0);
    for row in selected["observations"].as_array().expect("rows") {
        let Some(area) = publication.areas().iter().find(|area| row["areanm"] == area.name.as_str()) else { continue };
        let read = |number: u64| asked(&format!("number={number}&area={}", area.slug))["read"].clone();
        match row["observation"].as_u64() {
            Some(number) if shown < 3 => {
                let [same, other] = [number, number + 1].map(read);
                assert_eq!((&same["agrees"], &other["agrees"]), (&"yes".into(), &"no".into()), "{row}");
                assert_eq!(
                    (&same["found"][0]["area"], &same["found"][0]["period"]),
                    (&area.slug.clone().into(), &row["period"])
                );
                shown += 1;
            }
            None if row["status"] == "[c]" && withheld < 3 => {
                let read = read(3);
                assert_eq!((&read["agrees"], &read["found"][0]["verdict"]), (&"open".into(), &"open".into()), "{row}");
                withheld += 1;
            }
            _ => {}
        }
    }
    assert_eq!((shown, withheld), (3, 3));
    assert_eq!(asked("number=123,456")["read"]["agrees"], "no");
    assert_eq!(asked("number=many&area=mordor")["errors"].as_array().map(Vec::len), Some(2), "both at once");
    let unknown = app.get("/api/v1/figures/nonsense");
    assert_eq!((unknown.status, &unknown.json()["code"]), (404, &"unknown-figure".into()));
    // As somebody may have typed it.
    assert_eq!(app.get(&format!("/api/v1/figures/{}", id.to_uppercase())).json()["figure"], id);
}

#[test]
fn a_program_is_told_what_changed_in_a_figure() {
    let first = Edition::superseded(proved(sample::many_years(), 1), moment(1));
    let app = TestApp::with(Snapshot::new([first, Edition::latest(correction(), moment(2))]));
    let before = released(sample::many_years(), 1);
    let figure = app.get(&format!("/api/v1/figures/{}", id(&before, "outcome=detained-or-removed"))).json();
    let standing = &figure["dataset"]["release"]["standing"][0];
    assert_eq!(
        (&standing["state"], &standing["by"], &standing["note"]),
        (&"corrected".into(), &2.into(), &NOTE.into())
    );
    let changes = figure["latest"]["changes"].as_array().expect("changes");
    assert_eq!((&figure["latest"]["number"], changes.len()), (&2.into(), 1));
    assert!(changes[0]["area"].is_string() && changes[0]["before"] != changes[0]["after"], "{figure}");
    let same = app.get(&format!("/api/v1/figures/{}", id(&before, "forces=kent&figure=trend"))).json();
    assert_eq!(same["latest"], serde_json::json!({ "number": 2, "changes": [] }));
}

#[test]
fn of_a_withdrawn_release_no_number_is_confirmed() {
    let held = Held::Withdrawn { at: moment(3), reason: REASON.into() };
    let second = Edition { held, ..Edition::latest(proved(sample::many_years(), 2), moment(2)) };
    let app = TestApp::with(Snapshot::new([Edition::latest(proved(sample::many_years(), 1), moment(1)), second]));
    let id = id(&released(sample::many_years(), 2), "");
    for query in ["", "?number=20300", "?number=1&area=kent"] {
        let reply = app.get(&format!("/verify/{id}{query}"));
        assert_eq!((reply.status, reply.header("referrals-release")), (410, "2"), "{query}");
        assert!(main_text(reply.text()).contains(REASON) && !reply.text().contains("<td"), "{query}");
        let reply = app.get(&format!("/api/v1/figures/{id}{query}"));
        assert_eq!((reply.status, reply.header("referrals-release")), (410, "2"), "{query}");
        assert!(reply.text().contains(REASON) && !reply.text().contains("observation"), "{query}");
    }
    for address in [format!("/cards/{DATASET}.png?release=2"), format!("/cards/{DATASET}.svg?release=2")] {
        assert_eq!(app.get(&address).status, 410, "{address}");
    }
}

#[test]
fn real_data_is_checked_without_the_mark() {
    let app = TestApp::with(snapshot([proved(sample::national(), 1)]));
    let reply = app.get(&format!("/verify/{}", id(&released(sample::national(), 1), "")));
    assert_eq!(reply.status, 200);
    assert!(!reply.text().contains("Illustrative"));
}
