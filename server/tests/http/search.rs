//! `/search`.

use crate::app::{BY_FORCE, TestApp};

#[test]
fn a_place_leads_to_the_page_of_its_force_in_every_dataset() {
    let app = TestApp::start();
    let page = app.get("/search?q=Brighton");
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("Brighton is in its area."), "{text}");
    let link = format!("/datasets/{BY_FORCE}/forces/sussex");
    assert!(text.contains(&format!("href=\"{link}\"")), "{text}");
    assert_eq!(app.get(&link).status, 200);
    assert_eq!(text.matches("/forces/sussex\"").count(), 4, "one way for each dataset");
    let welsh = app.get("/search?q=Caerdydd&lang=cy");
    assert!(welsh.text().contains("forces/south-wales?lang=cy"), "{}", welsh.text());
}

#[test]
fn what_is_typed_is_shown_as_text_and_bounded() {
    let app = TestApp::start();
    let page = app.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22");
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("<script>alert"), "it is no markup");
    assert!(page.text().contains("Nothing goes by that name."), "{}", page.text());
    let long = app.get(&format!("/search?q={}", "a".repeat(101)));
    assert_eq!(long.status, 400);
    assert!(long.text().contains("at most 100 characters"), "{}", long.text());
    assert_eq!(app.get(&format!("/search?q={}", "%C5%B7".repeat(100))).status, 200, "100 letters, not bytes");
    assert_eq!(app.get("/search?figure=bars").status, 400);
    for odd in ["/search?q=%FF%00%F0", "/search?q=+++", "/search?q", "/search?", "/search?q=&q=kent"] {
        assert_eq!(app.get(odd).status, 200, "{odd}");
    }
}

#[test]
fn a_search_is_not_for_crawlers_and_names_its_own_address() {
    let app = TestApp::start();
    let text = app.get("/search?q=St.+Helens+%26+more").text().to_owned();
    assert!(text.contains("<meta name=\"robots\" content=\"noindex"), "{text}");
    let own = "https://referrals.example/search?q=St%2E%20Helens%20%26%20more";
    assert!(text.contains(&format!("<link rel=\"canonical\" href=\"{own}\"")), "{text}");
    assert!(text.contains("href=\"/search?q=St%2E%20Helens%20%26%20more&amp;lang=cy\""), "{text}");
    assert!(app.get("/robots.txt").text().contains("Disallow: /search"));
}

#[test]
fn a_county_that_gives_no_force_its_name_is_found() {
    let app = TestApp::start();
    for (county, force) in [
        ("East+Sussex", "sussex"),
        ("tyne+and+wear", "northumbria"),
        ("Worcestershire", "west-mercia"),
        ("Clwyd", "north-wales"),
    ] {
        let page = app.get(&format!("/search?q={county}"));
        assert!(page.text().contains(&format!("/forces/{force}")), "{county}");
    }
}
