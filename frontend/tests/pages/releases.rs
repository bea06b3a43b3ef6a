//! The pages of releases.

use crate::{
    sample::{pages, site},
    structure::{Document, text},
};
use frontend::{
    page::{Page, Standing},
    render,
};

#[test]
fn a_release_says_what_its_certificate_shows_and_what_it_does_not() {
    let mut releases = 0;
    for (name, page) in pages() {
        let Page::Release(publication, checked, ..) = &page else { continue };
        releases += 1;
        let html = render(&site(), &page);
        let says = text(Document::new(&html).all("main")[0]);
        let withheld =
            publication.cells().iter().filter(|cell| cell.shorthand().is_some_and(|it| it.symbol() == "[c]"));
        let withheld = withheld.count();
        assert!(says.contains(&format!("{withheld} numbers are withheld")), "{name}: {says}");
        let open = format!("Every withheld number is open by at least {}", checked.width);
        assert_eq!(says.contains(&open), withheld > 0, "{name}: {says}");
        assert!(says.contains("what a reader already knows about a person"), "{name}: {says}");
    }
    assert_eq!(releases, 12, "two of every sample that has a proof");
}

#[test]
fn a_release_offers_its_certificate_and_the_command_that_checks_it() {
    for (name, page) in pages() {
        let Page::Release(publication, ..) = &page else { continue };
        let (slug, number) = (&publication.dataset().slug, publication.release().number);
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let link = format!("main a[href='/api/v1/datasets/{slug}/releases/{number}/certificate']");
        assert_eq!(document.all(&link).len(), 1, "{name}");
        let command = format!("referrals verify {slug}-release-{number}-certificate.json");
        assert!(document.all("main code").into_iter().any(|code| text(code) == command), "{name}");
    }
}

#[test]
fn a_superseded_release_leads_to_the_latest() {
    for (name, page) in pages() {
        let Page::Release(publication, _, standing, _) = &page else { continue };
        let latest = format!("main a[href='/datasets/{}/releases/2']", publication.dataset().slug);
        let html = render(&site(), &page);
        let superseded = matches!(standing, Standing::Superseded(_));
        assert_eq!(Document::new(&html).all(&latest).len(), usize::from(superseded), "{name}");
    }
}

#[test]
fn the_releases_are_listed_latest_first_with_their_standing() {
    let mut lists = 0;
    for (name, page) in pages() {
        let Page::Releases(publications, _) = &page else { continue };
        lists += 1;
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let rows: Vec<Vec<String>> =
            document.all("tbody tr").into_iter().map(|row| row.child_elements().map(text).collect()).collect();
        let expected = [["Release 2", "24 December 2026", "Latest"], ["Release 1", "23 November 2026", "Superseded"]];
        assert_eq!(rows, expected, "{name}");
        let slug = &publications[0].dataset().slug;
        assert_eq!(document.all(&format!("th a[href='/datasets/{slug}/releases/1']")).len(), 1, "{name}");
    }
    assert!(lists > 0);
}

#[test]
fn the_numbers_of_a_release_lead_to_it() {
    for (name, page) in pages() {
        let (Page::Dashboard(publication, _) | Page::Method(publication, _) | Page::Force(publication, ..)) = &page
        else {
            continue;
        };
        let html = render(&site(), &page);
        let link = format!("header.title a[href='/datasets/{}/releases/1']", publication.dataset().slug);
        assert_eq!(Document::new(&html).all(&link).len(), 1, "{name}");
    }
}
