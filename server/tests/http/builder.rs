//! `/datasets/…/embed`.

use crate::app::{BY_FORCE, TestApp};
use scraper::{Html, Selector};

const QUERY: &str = "figure=trend&forces=kent&release=1&lang=cy&theme=dark&ink=ffffff&paper=0b0c0c";

fn texts(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    Html::parse_document(html).select(&selector).map(|element| element.text().collect()).collect()
}

fn attributes(html: &str, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let document = Html::parse_document(html);
    document.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
}

#[test]
fn every_code_that_is_given_leads_to_what_was_chosen() {
    let app = TestApp::start();
    for query in ["", "figure=trend&forces=kent", QUERY] {
        let asked = if query.is_empty() { String::new() } else { format!("?{query}") };
        let page = app.get(&format!("/datasets/{BY_FORCE}/embed{asked}"));
        assert_eq!(page.status, 200, "{query}");
        let given = texts(page.text(), "textarea");
        let [frame, address, wordpress, image, alt, caption] = &given[..] else { panic!("{given:?}") };
        assert_eq!(*address, format!("https://referrals.example/embed/{BY_FORCE}{asked}"));
        assert_eq!(*wordpress, format!("[embed]{address}[/embed]"));
        assert_eq!(attributes(frame, "figure > iframe", "src"), std::slice::from_ref(address));
        for (name, value) in [
            ("loading", "lazy"),
            ("width", "100%"),
            ("style", "border:0"),
            (
                "sandbox",
                "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads \
                 allow-top-navigation-by-user-activation",
            ),
            ("referrerpolicy", "strict-origin-when-cross-origin"),
        ] {
            assert_eq!(attributes(frame, "iframe", name), [value], "{name}");
        }
        assert!(attributes(frame, "iframe", "title")[0].len() > 20, "a title in words");
        assert_eq!(texts(frame, "figcaption"), std::slice::from_ref(caption));
        assert_eq!(attributes(image, "img", "alt"), std::slice::from_ref(alt));
        let links = [attributes(frame, "a", "href"), attributes(image, "a", "href"), attributes(image, "img", "src")];
        let sources = attributes(image, "picture source", "srcset");
        assert_eq!(
            sources.len(),
            usize::from(!query.contains("theme=")),
            "dark by itself where nothing says otherwise"
        );
        for link in links.iter().flatten().chain([address]).chain(&sources) {
            let path = link.strip_prefix("https://referrals.example").expect("an address of ours");
            assert_eq!(app.get(path).status, 200, "{path}");
        }
        // The alternative text is the sentence that the page quotes.
        let dashboard = app.get(&format!("/datasets/{BY_FORCE}{asked}"));
        assert_eq!(texts(dashboard.text(), ".sentence"), std::slice::from_ref(alt));
    }
}

#[test]
fn a_frame_that_is_told_nothing_is_as_high_as_the_figure_needs() {
    let app = TestApp::start();
    for query in ["", "?figure=trend", "?figure=tiles&unit=rate"] {
        let page = app.get(&format!("/datasets/{BY_FORCE}/embed{query}"));
        let height: u32 =
            attributes(&texts(page.text(), "textarea")[0], "iframe", "height")[0].parse().expect("a height");
        let embed = app.get(&format!("/embed/{BY_FORCE}{query}"));
        let drawn = attributes(embed.text(), "svg.fig", "height");
        let most: u32 = drawn.iter().map(|height| height.parse::<u32>().expect("a height")).max().expect("a figure");
        assert!(height > most + 24 && height < most + 200, "{query}: {height} px for {most}");
    }
}

#[test]
fn it_shows_what_is_chosen_in_two_frames_of_our_own_and_no_other_page_has_any() {
    let app = TestApp::start();
    let page = app.get(&format!("/datasets/{BY_FORCE}/embed?{QUERY}"));
    let frames = attributes(page.text(), "iframe", "src");
    assert_eq!(frames, [format!("/embed/{BY_FORCE}?{QUERY}"), format!("/embed/{BY_FORCE}?{QUERY}")]);
    assert!(page.header("content-security-policy").contains("frame-src 'self'"));
    assert!(
        attributes(page.text(), "[style]", "style").is_empty(),
        "the policy of pages allows no style of an element"
    );
    let other = app.get(&format!("/datasets/{BY_FORCE}"));
    assert!(!other.header("content-security-policy").contains("frame-src") && !other.text().contains("<iframe"));
    let links = attributes(app.get(&format!("/datasets/{BY_FORCE}?figure=trend")).text(), ".actions a", "href");
    assert!(links.contains(&format!("/datasets/{BY_FORCE}/embed?figure=trend")), "{links:?}");
}

#[test]
fn every_release_that_readers_have_can_be_pinned() {
    let app = TestApp::start();
    let page = app.get(&format!("/datasets/{BY_FORCE}/embed?release=1"));
    assert_eq!(attributes(page.text(), "select[name=release] option", "value"), ["", "2", "1"]);
    assert_eq!(attributes(page.text(), "select[name=release] option[selected]", "value"), ["1"]);
}

#[test]
fn what_cannot_be_read_or_is_no_colour_is_refused() {
    let app = TestApp::start();
    let page = app.get(&format!("/datasets/{BY_FORCE}/embed?ink=777777&paper=ffffff&accent=red"));
    assert_eq!(page.status, 400);
    assert_eq!(texts(page.text(), ".errors li").len(), 2, "all of it at once");
    assert!(page.text().contains("where it has 4.47:1"), "{}", page.text());
}
