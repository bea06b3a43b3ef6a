//! `/embed/…`.

use crate::{
    app::{BY_FORCE, NATIONAL, TestApp},
    security::known,
};
use frontend::embed;

/// What stands between two tags, as often as it does.
fn between<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    html.split(open).skip(1).map(|rest| rest.split(close).next().expect("the first part")).collect()
}

#[test]
fn the_policy_allows_the_style_and_the_script_that_are_there_and_no_other() {
    let app = TestApp::start();
    for query in ["", "?theme=dark&width=400", "?figure=trend&unit=rate", "?colour=red", "?release=9", HOSTED] {
        let reply = app.get(&format!("/embed/{BY_FORCE}{query}"));
        let policy = reply.header("content-security-policy");
        let html = reply.text();
        let [style] = between(html, "<style>", "</style>")[..] else { panic!("{query}: one style") };
        let scripts = format!("script-src {} {};", known(&embed::SCRIPT), known(&embed::WORDS));
        assert!(
            policy.contains(&format!("style-src {};", known(style))) && policy.contains(&scripts),
            "{query}: {policy}"
        );
        assert_eq!(between(html, "<script>", "</script>"), [embed::SCRIPT.as_str()], "{query}");
        assert!(!html.contains(" style=") && !html.contains("<script ") && !html.contains("<style "), "{query}");
        assert!(!between(html, "<", ">").iter().any(|tag| tag.contains(" on")), "{query}: no event attribute");
    }
}

/// The colours and the font of a page.
const HOSTED: &str = "?ink=333333&paper=fff1e5&accent=990f3d&font=serif";

#[test]
fn the_colours_of_a_host_reach_embed_drawing_and_picture_alike() {
    let app = TestApp::start();
    for query in [HOSTED.to_owned(), format!("{HOSTED}&figure=trend&forces=kent"), format!("{HOSTED}&figure=tiles")] {
        let embed = app.get(&format!("/embed/{BY_FORCE}{query}"));
        assert!(embed.text().contains("background:#fff1e5;") && embed.text().contains("--f-ink:#333333;"), "{query}");
        let svg = app.get(&format!("/figures/{BY_FORCE}.svg{query}"));
        for written in ["fill:#fff1e5", "fill:#333333", "#990f3d", "\"Times New Roman\""] {
            assert!(svg.text().contains(written), "{query}: {written}");
        }
        let picture = app.get(&format!("/figures/{BY_FORCE}.png{query}"));
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&picture.body).expect("a PNG file");
        let corner = pixels.pixel(0, 0).expect("a pixel");
        assert_eq!([corner.red(), corner.green(), corner.blue()], [0xff, 0xf1, 0xe5], "{query}");
        let plain = app.get(&format!("/figures/{BY_FORCE}.png{}", query.replace("&font=serif", "")));
        assert_eq!(picture.body, plain.body, "a picture has its own font: no letter is lost");
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_with_its_contrast_and_no_text_reaches_the_style() {
    let app = TestApp::start();
    let reply = app.get(&format!("/embed/{BY_FORCE}?theme=light&ink=777777&accent=ffe500"));
    assert_eq!(reply.status, 400);
    for told in [
        "ink: found “777777 / ffffff”, expected a contrast of 4.5:1 or more for words, where it has 4.47:1",
        "accent: found “ffe500 / ffffff”, expected a contrast of 3:1 or more for marks, where it has 1.27:1",
    ] {
        assert!(reply.text().contains(told), "{told}: {}", reply.text());
    }
    for attack in ["red", "fff;}body{display:none", "url(//evil.example)", "%23fff%3B"] {
        for (key, face) in [("ink", "embed"), ("paper", "figures"), ("font", "embed")] {
            let end = if face == "figures" { ".svg" } else { "" };
            let reply = app.get(&format!("/{face}/{BY_FORCE}{end}?{key}={attack}"));
            assert_eq!(reply.status, 400, "{key}={attack}");
            let styles = between(reply.text(), "<style>", "</style>").join("");
            assert!(!styles.contains("evil") && !styles.contains("display:none;}"), "{styles}");
        }
    }
    let same = ["%23FFF1E5", "fff1e5"].map(|paper| app.get(&format!("/embed/{BY_FORCE}?paper={paper}")).body);
    assert_eq!(same[0], same[1], "as style sheets write it");
}

#[test]
fn it_asks_for_nothing_further() {
    let app = TestApp::start();
    let reply = app.get(&format!("/embed/{BY_FORCE}"));
    for asks in [" src=", "<link", "@import", "url(http", "<img", "<iframe", "fetch(", "localStorage", "cookie"] {
        assert!(!reply.text().contains(asks), "{asks}");
    }
}

#[test]
fn its_links_leave_the_frame_for_the_same_selection_without_its_looks() {
    let app = TestApp::start();
    let reply = app.get(&format!("/embed/{BY_FORCE}?forces=kent&release=1&theme=dark&width=400"));
    let link = format!(
        "<a href=\"https://referrals.example/datasets/{BY_FORCE}?forces=kent&amp;release=1\" target=\"_blank\" rel=\"noopener\">"
    );
    assert!(reply.text().contains(&link), "{}", reply.text());
}

#[test]
fn what_pym_adds_to_the_address_changes_nothing() {
    let app = TestApp::start();
    let plain = app.get(&format!("/embed/{BY_FORCE}?forces=kent"));
    let pym = app.get(&format!(
        "/embed/{BY_FORCE}?forces=kent&initialWidth=620&childId=graph-1&parentTitle=News&parentUrl=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc"
    ));
    assert_eq!((pym.status, pym.body), (200, plain.body));
    assert_eq!(app.get(&format!("/datasets/{BY_FORCE}?childId=x")).status, 400, "only there");
}

#[test]
fn what_is_wrong_is_said_inside_the_frame() {
    let app = TestApp::start();
    let reply = app.get(&format!("/embed/{BY_FORCE}?unit=furlongs"));
    assert_eq!((reply.status, reply.header("content-type")), (400, "text/html; charset=utf-8"));
    assert!(reply.text().contains("unit: found “furlongs”, expected one of count, rate"), "{}", reply.text());
    let reply = app.get("/embed/sample-nationale");
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains(&format!("href=\"https://referrals.example/datasets/{NATIONAL}\"")));
}

#[test]
fn a_theme_is_said_once_and_auto_is_left_to_the_reader() {
    let app = TestApp::start();
    assert!(app.get(&format!("/embed/{BY_FORCE}?theme=dark")).text().contains("<body data-theme=\"dark\">"));
    assert!(app.get(&format!("/embed/{BY_FORCE}")).text().contains("<body>"));
}

#[test]
fn it_fits_in_the_frame_of_the_strictest_host() {
    let app = TestApp::start();
    for query in ["", "?unit=rate", "?unit=rate&years=2020-21..2021-22", "?sort=value", "?figure=trend"] {
        let html = app.get(&format!("/embed/{BY_FORCE}{query}"));
        let wide = html.text().split("<div class=\"wide").nth(1).expect("the wide figure");
        let height = between(wide, " height=\"", "\"")[0].parse::<u32>().expect("a height");
        // The padding, and the line with the table and the link.
        assert!(height + 2 * 12 + 32 <= 1000, "{query}: {height}");
    }
}

#[test]
fn every_mark_can_be_reached_and_says_its_number_or_its_range() {
    let app = TestApp::start();
    for figure in ["bars", "tiles", "funnel", "heatmap", "trend&forces=kent,sussex,essex"] {
        let query = format!("?figure={figure}&years=2020-21..2021-22&lang=en");
        let html = app.get(&format!("/embed/{BY_FORCE}{query}"));
        let marks = between(html.text(), "<g tabindex=\"0\" role=\"img\"><title>", "</title>");
        let rows = app.get(&format!("/downloads/{BY_FORCE}.json{query}")).json();
        let rows = rows["observations"].as_array().expect("rows").clone();
        let forces = rows.iter().filter(|row| row["geography"] == "Police force area");
        let mut told = 0;
        for row in forces.filter(|row| row["status"] != "[x]" && row["status"] != "[z]") {
            let name = &row["areanm"].as_str().expect("a name").replace('&', "&amp;");
            let says: String = match (&row["observation"], &row["interval"]) {
                (serde_json::Value::Null, range) => format!("[c] {} to {}", range[0], range[1]),
                (number, _) if row["unit"] == "count" || figure != "funnel" => number.to_string(),
                (number, _) => format!("{:.1}", number.as_f64().expect("a number")),
            };
            let own: Vec<&&str> = marks.iter().filter(|mark| mark.starts_with(name.as_str())).collect();
            // Once in each drawing, of which the style shows one; without a place in it, it is named in words.
            if figure != "funnel" {
                assert!(own.iter().filter(|mark| mark.contains(&says)).count() >= 2, "{query}: {name} {says}: {own:?}");
                told += 1;
            }
        }
        assert!(figure == "funnel" || told > 4, "{query}: {told}");
        assert!(!marks.is_empty(), "{query}");
        let places = html.text().matches("class=\"f-tip\"").count();
        assert_eq!(places, if figure == "bars" { 0 } else { 2 }, "{query}: where a mark says more than stands at it");
    }
    let page = app.get(&format!("/datasets/{BY_FORCE}"));
    assert!(!page.text().contains("<g tabindex"), "beside its table a figure is an image");
}
