//! `/oembed`, and what content systems make of its answer.

use crate::{
    app::{BY_FORCE, Reply, TestApp, released},
    verify::id,
};
use shared::sample;
use std::fmt::Write as _;

fn coded(url: &str) -> String {
    url.bytes().fold(String::new(), |mut coded, byte| {
        write!(coded, "%{byte:02X}").expect("a String takes all");
        coded
    })
}

fn ask(app: &TestApp, address: &str, more: &str) -> Reply {
    app.get(&format!("/oembed?url={}{more}", coded(&format!("https://referrals.example{address}"))))
}

/// The value of an attribute.
fn attribute(html: &str, name: &str) -> String {
    let value = html.split_once(&format!(" {name}=\"")).expect("the attribute").1;
    value.split('"').next().expect("a value").replace("&amp;", "&")
}

#[test]
fn every_address_of_a_figure_has_a_frame_of_the_same_selection() {
    let app = TestApp::start();
    let figure = id(&released(sample::by_force(), 1), "figure=trend&forces=kent");
    for (address, expected) in [
        (format!("/datasets/{BY_FORCE}"), String::new()),
        (format!("/datasets/{BY_FORCE}?forces=kent&utm_source=x&fbclid=y#table"), "?forces=kent".into()),
        (format!("/datasets/{BY_FORCE}?release=1&lang=cy"), "?release=1&lang=cy".into()),
        (
            format!("/embed/{BY_FORCE}?figure=trend&theme=dark&childId=a&utm_medium=b"),
            "?figure=trend&theme=dark".into(),
        ),
        (format!("/datasets/{BY_FORCE}/forces/kent?lang=cy"), "?figure=trend&forces=kent&lang=cy".into()),
        (format!("/datasets/{BY_FORCE}/releases/1"), "?release=1".into()),
        (format!("/verify/{figure}"), "?figure=trend&forces=kent&release=1".into()),
        (format!("/figures/{BY_FORCE}.png?unit=rate"), "?unit=rate".into()),
    ] {
        let reply = ask(&app, &address, "");
        assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, "*"), "{address}");
        let answer = reply.json();
        let html = answer["html"].as_str().expect("html");
        let source = attribute(html, "src");
        assert_eq!(source, format!("https://referrals.example/embed/{BY_FORCE}{expected}"), "{address}");
        assert_eq!(app.get(source.trim_start_matches("https://referrals.example")).status, 200, "{source}");
    }
}

#[test]
fn the_answer_is_that_of_the_specification_in_both_forms() {
    let app = TestApp::start();
    let address = format!("/datasets/{BY_FORCE}?figure=trend");
    let reply = ask(&app, &address, "&format=json&dnt=1");
    assert_eq!(reply.header("content-type"), "application/json");
    let json = reply.json();
    for (key, value) in [("type", "rich"), ("version", "1.0"), ("provider_url", "https://referrals.example")] {
        assert_eq!(json[key], value, "{key}");
    }
    let page = app.get(&address);
    let sentence = page.text().split("<p class=\"sentence\">").nth(1).and_then(|rest| rest.split('<').next());
    assert_eq!(json["title"].as_str(), sentence, "the sentence that can be quoted");
    assert!(json["width"].is_u64() && json["height"].is_u64() && json["cache_age"].is_u64(), "{json}");
    assert_eq!((json["thumbnail_width"].as_u64(), json["thumbnail_height"].as_u64()), (Some(1200), Some(630)));
    let thumbnail = json["thumbnail_url"].as_str().expect("an address").replace("https://referrals.example", "");
    assert_eq!(app.get(&thumbnail).header("content-type"), "image/png");

    let reply = ask(&app, &address, "&format=xml");
    assert_eq!(reply.header("content-type"), "text/xml; charset=utf-8");
    let xml = roxmltree::Document::parse(reply.text()).expect("XML");
    assert!(xml.root_element().has_tag_name("oembed"));
    for field in xml.root_element().children() {
        let value = &json[field.tag_name().name()];
        let told = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        assert_eq!(field.text(), Some(told.as_str()), "{}", field.tag_name().name());
    }
    assert_eq!(xml.root_element().children().count(), json.as_object().map_or(0, serde_json::Map::len));
}

#[test]
fn what_cannot_be_embedded_is_refused_as_the_specification_says() {
    let app = TestApp::start();
    for address in
        ["/", "/nothing", "/datasets/nothing", "/health/live", "/verify/nothing-1-00", "/verify", "/feed.atom"]
    {
        assert_eq!(ask(&app, address, "").status, 404, "{address}");
    }
    for address in ["?figure=pie", "?release=9"] {
        assert_eq!(ask(&app, &format!("/datasets/{BY_FORCE}{address}"), "").status, 404, "{address}");
    }
    for elsewhere in ["https://elsewhere.example/datasets/x", "https://referrals.example.elsewhere/datasets/x", "x"] {
        assert_eq!(app.get(&format!("/oembed?url={}", coded(elsewhere))).status, 404, "{elsewhere}");
    }
    let address = format!("/datasets/{BY_FORCE}");
    let reply = ask(&app, &address, "&format=yaml");
    assert_eq!((reply.status, reply.json()["code"].as_str()), (501, Some("no-such-format")));
    for more in ["&maxwidth=wide", "&maxheight=-1", "&maxwidth=0"] {
        assert_eq!(ask(&app, &address, more).status, 400, "{more}");
    }
    let reply = app.get("/oembed?maxwidth=wide");
    assert_eq!((reply.status, reply.json()["errors"].as_array().map(Vec::len)), (400, Some(2)), "all at once");
}

#[test]
fn the_frame_is_no_larger_than_is_allowed_and_its_figure_is_drawn_for_it() {
    let app = TestApp::start();
    for (wide, high) in [(300, 400), (500, 750), (600, 900), (650, 975), (800, 2000), (1400, 1000)] {
        let json = ask(&app, &format!("/datasets/{BY_FORCE}"), &format!("&maxwidth={wide}&maxheight={high}")).json();
        let (width, height) = (json["width"].as_u64().expect("a width"), json["height"].as_u64().expect("a height"));
        assert!(width <= wide && height <= high, "{width} x {height} in {wide} x {high}");
        let html = json["html"].as_str().expect("html");
        assert_eq!((attribute(html, "width"), attribute(html, "height")), (width.to_string(), height.to_string()));
        let source = attribute(html, "src").replace("https://referrals.example", "");
        let document = app.get(&source);
        let drawn: Vec<u64> = document
            .text()
            .split("<svg ")
            .skip(1)
            .map(|svg| attribute(svg, "width").parse().expect("a number"))
            .collect();
        let content = width - 24;
        assert!(drawn.contains(&if content < 416 { 344 } else { content }), "{wide}: {drawn:?}");
        let thumbnail = json.get("thumbnail_width").and_then(serde_json::Value::as_u64);
        assert!(thumbnail.is_none_or(|thumbnail| thumbnail <= wide), "{wide}");
    }
    // WordPress gives a column of 650 pixels 975 in height: all forces fit.
    let wordpress = ask(&app, &format!("/datasets/{BY_FORCE}"), "&maxwidth=650&maxheight=975").json();
    assert!(wordpress["height"].as_u64() < Some(975), "{wordpress}");
}

#[test]
fn every_page_with_a_figure_leads_to_its_answers() {
    let app = TestApp::start();
    let figure = id(&released(sample::by_force(), 2), "");
    for address in [
        format!("/datasets/{BY_FORCE}?figure=trend&lang=cy"),
        format!("/datasets/{BY_FORCE}/forces/kent"),
        format!("/datasets/{BY_FORCE}/releases/1"),
        format!("/verify/{figure}"),
    ] {
        let page = app.get(&address);
        let links: Vec<&str> = page.text().split("<link ").filter(|link| link.contains("+oembed\"")).collect();
        assert_eq!(links.len(), 2, "{address}");
        for (link, (kind, media)) in links
            .iter()
            .zip([("application/json+oembed", "application/json"), ("text/xml+oembed", "text/xml; charset=utf-8")])
        {
            let link = format!(" {link}");
            assert_eq!(attribute(&link, "type"), kind, "{address}");
            let href = attribute(&link, "href");
            let reply = app.get(href.strip_prefix("https://referrals.example").expect("an absolute address"));
            assert_eq!((reply.status, reply.header("content-type")), (200, media), "{address}");
        }
    }
    assert!(!app.get("/").text().contains("+oembed\""));
}

/// What WordPress leaves of the HTML of a provider that it does not know: `wp_filter_oembed_result` of WordPress 6.
mod wordpress {
    /// The tags and attributes that it keeps.
    const ALLOWED: [(&str, &[&str]); 3] = [
        ("a", &["href"]),
        ("blockquote", &[]),
        ("iframe", &["src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"]),
    ];

    /// `wp_kses` with these tags: what is not allowed goes, its text stays.
    fn kses(html: &str) -> String {
        let mut out = String::new();
        for (at, part) in html.split('<').enumerate() {
            let Some((tag, text)) = part.split_once('>').filter(|_| at > 0) else {
                out.push_str(part);
                continue;
            };
            let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default().to_lowercase();
            if let Some((_, allowed)) = ALLOWED.iter().find(|(other, _)| *other == name) {
                if tag.starts_with('/') {
                    out.push_str(&format!("</{name}>"));
                } else {
                    out.push_str(&format!("<{name}"));
                    for attribute in allowed.iter() {
                        if let Some((_, rest)) = tag.split_once(&format!(" {attribute}=\"")) {
                            let value = rest.split('"').next().unwrap_or_default();
                            out.push_str(&format!(" {attribute}=\"{value}\""));
                        }
                    }
                    out.push('>');
                }
            }
            out.push_str(text);
        }
        out
    }

    /// The HTML that a page of WordPress gets; `None` where nothing is left.
    pub(super) fn filtered(html: &str, secret: &str) -> Option<String> {
        let html = kses(html);
        // '|(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)|ms': the greedy middle takes the last frame.
        let quote = html.find("<blockquote>").and_then(|from| {
            let to = html[from..].find("</blockquote>")? + from + "</blockquote>".len();
            Some(&html[from..to])
        });
        let from = html.rfind("<iframe")?;
        let to = html[from..].find("></iframe>")? + from + "></iframe>".len();
        let frame = &html[from..to];
        let source = frame.split_once(" src=\"")?.1.split('"').next()?;
        let mut frame = frame.replace(
            &format!(" src=\"{source}\""),
            &format!(" src=\"{source}#?secret={secret}\" data-secret=\"{secret}\""),
        );
        if quote.is_some() {
            frame = frame.replace("<iframe", "<iframe style=\"position: absolute; visibility: hidden;\"");
        }
        let frame = frame.replace(
            "<iframe",
            "<iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" security=\"restricted\"",
        );
        Some(format!("{}{frame}", quote.unwrap_or_default()))
    }

    #[test]
    fn the_filter_keeps_one_frame_and_strips_the_rest() {
        let html = "<figure><script>x()</script><blockquote class=\"a\">q</blockquote><p><iframe onload=\"x\" \
                    src=\"https://a/b\" style=\"x\" title=\"t\"></iframe></p>tail</figure>";
        let expected = "<blockquote>q</blockquote><iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" \
                        security=\"restricted\" style=\"position: absolute; visibility: hidden;\" \
                        src=\"https://a/b#?secret=S\" data-secret=\"S\" title=\"t\"></iframe>";
        assert_eq!(filtered(html, "S").as_deref(), Some(expected));
        assert_eq!(filtered("<p>nothing</p>", "S"), None);
    }
}

#[test]
fn what_wordpress_leaves_of_our_html_is_a_working_frame() {
    let app = TestApp::start();
    for query in ["", "?figure=trend&lang=cy", "?forces=kent&release=1&theme=dark"] {
        let json = ask(&app, &format!("/datasets/{BY_FORCE}{query}"), "&maxwidth=650&maxheight=975").json();
        let html = json["html"].as_str().expect("html");
        let left = wordpress::filtered(html, "Ab3dEf6hIj").expect("a frame is left");
        assert!(left.starts_with("<iframe ") && left.ends_with("></iframe>"), "nothing stands beside it: {left}");
        assert!(!left.contains("visibility: hidden"), "it is seen before any script runs: {left}");
        let source = attribute(&left, "src");
        let (address, fragment) = source.split_once('#').expect("a fragment");
        assert_eq!(fragment, "?secret=Ab3dEf6hIj");
        assert_eq!(app.get(address.trim_start_matches("https://referrals.example")).status, 200);
        let kept = ["title", "width", "height"].map(|name| attribute(&left, name));
        assert_eq!(kept, ["title", "width", "height"].map(|name| attribute(html, name)));
        assert!(kept.iter().all(|value| !value.is_empty()), "{left}");
    }
}
