//! The pages of releases.

use crate::{
    sample::{NOTE, pages, site},
    structure::{Document, text},
};
use frontend::{
    page::{Occasion, Page, Proof, Site, View},
    render,
};
use shared::selection::Selection;

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
fn a_certificate_that_tells_withdrawn_numbers_is_not_offered_and_the_page_says_why() {
    for (name, page) in pages() {
        let Page::Release(publication, checked, _, listed, language) = page else { continue };
        let page = Page::Release(publication, checked, Proof::Closed(7), listed, language);
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let says = text(document.all("main")[0]);
        assert!(says.contains("what release 7 showed") || says.contains("ddangosodd datganiad 7"), "{name}: {says}");
        assert!(!html.contains("/certificate") && !says.contains("referrals verify"), "{name}");
    }
}

#[test]
fn a_release_says_what_has_become_of_it_and_leads_to_the_latest() {
    for (name, page) in pages() {
        let Page::Release(publication, _, _, listed, _) = &page else { continue };
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let says = text(document.all("main")[0]);
        let corrected = format!("Release 1 was corrected by release 2 on 24 December 2026: {NOTE}");
        assert_eq!(says.contains(&corrected), listed.number == 1, "{name}: {says}");
        assert_eq!(says.contains("This is the latest release."), listed.number == 2, "{name}: {says}");
        let latest = format!("main a[href='/datasets/{}/releases/2']", publication.dataset().slug);
        assert_eq!(document.all(&latest).len(), usize::from(listed.number == 1), "{name}");
    }
}

#[test]
fn a_release_lists_what_it_changed_of_the_one_before() {
    let mut corrections = 0;
    for (name, page) in pages() {
        let Page::Release(_, _, _, listed, _) = &page else { continue };
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let changes: Vec<String> = document.all("ul.changes li").into_iter().map(text).collect();
        let says = text(document.all("main")[0]);
        if listed.number == 1 {
            assert!(changes.is_empty() && says.contains("It is the first release."), "{name}: {changes:?}");
            continue;
        }
        corrections += 1;
        assert!(says.contains("Compared with release 1: 1 number changed."), "{name}: {says}");
        let [change] = changes.as_slice() else { panic!("{name}: {changes:?}") };
        let (place, numbers) = change.split_once(": was ").expect("a place");
        let (was, is) = numbers.split_once(", is ").expect("two numbers");
        let number = |text: &str| text.replace(',', "").parse::<u32>().expect("a number");
        assert_eq!(number(was) + 1, number(is), "{name}");
        assert!(place.starts_with("England and Wales, 20"), "{name}: {place}");
    }
    assert!(corrections > 0);
}

#[test]
fn the_releases_are_listed_latest_first_with_kind_state_note_and_changes() {
    let mut lists = 0;
    for (name, page) in pages() {
        let Page::Releases(releases, _) = &page else { continue };
        lists += 1;
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let rows: Vec<Vec<String>> =
            document.all("tbody tr").into_iter().map(|row| row.child_elements().map(text).collect()).collect();
        let changed = format!("Compared with release 1: 1 number changed.{NOTE}");
        let second = ["Release 2", "24 December 2026", "Correction", "Latest", &changed];
        let first = ["Release 1", "23 November 2026", "Scheduled release", "Corrected", "It is the first release."];
        assert_eq!(rows, [second, first], "{name}");
        assert_eq!(document.all(&format!("th a[href='/datasets/{}/releases/1']", releases.slug)).len(), 1, "{name}");
    }
    assert!(lists > 0);
}

#[test]
fn a_page_that_names_its_release_says_what_has_become_of_it_once_above_its_numbers() {
    let (mut pinned, mut live) = (0, 0);
    for (name, page) in pages() {
        let (Page::Dashboard(view) | Page::Force(view, _) | Page::Method(view)) = &page else { continue };
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let lines: Vec<String> = document.all("header.title .standing").into_iter().map(text).collect();
        if view.selection.release.is_none() {
            live += 1;
            assert!(lines.is_empty() && !html.contains("was corrected"), "{name}: {lines:?}");
            continue;
        }
        pinned += 1;
        assert_eq!(lines.len(), 1, "{name}: {lines:?}");
        assert!(lines[0].starts_with("Release 1 was corrected by release 2 on 24 December 2026: "), "{name}");
        assert_eq!(document.all("header.title .standing a[href$='/releases/1']").len(), 1, "{name}");
        assert_eq!(document.all("header.title .standing a[href^='/datasets/']:not([href*='release'])").len(), 1);
        let drawn = document.all("svg text.f-sign").into_iter().map(text).collect::<String>();
        assert!(drawn.contains("Release 1 was corrected"), "{name}: {drawn}");
    }
    assert!(pinned > 0 && live > 0);
}

#[test]
fn a_correction_says_what_it_put_right_where_readers_ask_for_the_latest() {
    for (name, page) in pages() {
        let Page::Release(publication, _, _, listed, _) = &page else { continue };
        let (selection, standing) = (Selection::everything(), Vec::new());
        let view = View { publication: publication.clone(), selection, standing, verified_at: String::new() };
        let html = render(&site(), &Page::Dashboard(view));
        let document = Document::new(&html);
        let says = text(document.all("header.title")[0]).contains(&format!("Correction: {NOTE}"));
        assert_eq!(says, listed.number == 2, "{name}");
        let drawn = document.all("svg").into_iter().map(text).collect::<String>();
        assert_eq!(drawn.contains("Correction: One number"), listed.number == 2, "{name}");
    }
}

#[test]
fn the_image_of_a_page_that_is_open_keeps_its_release() {
    for (name, page) in pages() {
        let html = render(&site(), &page);
        for image in Document::new(&html).all("meta[property='og:image']") {
            let address = image.attr("content").unwrap_or_default();
            let release = if name.ends_with("-release-2") { "release=2" } else { "release=1" };
            assert!(address.contains("/cards/") && address.contains(release), "{name}: {address}");
        }
    }
}

#[test]
fn a_page_leads_to_the_feeds() {
    for (name, page) in pages() {
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let feeds: Vec<_> = document.all("head link[rel='alternate'][type='application/atom+xml']");
        let own = !matches!(
            page,
            Page::Overview(..)
                | Page::Search(_)
                | Page::Accessibility(..)
                | Page::Privacy(_)
                | Page::Verify(_)
                | Page::Problem(_)
        ) && !name.ends_with("-withdrawn");
        assert_eq!(feeds.len(), 1 + usize::from(own), "{name}");
    }
}

#[test]
fn a_rehearsal_and_a_copy_say_so_on_every_page() {
    let rehearsal = Site { occasion: Occasion::Rehearsal { release: 3 }, ..site() };
    let copy = Occasion::Archive { release: 3, on: "2026-12-31".into() };
    let copy = Site { occasion: copy, public_url: String::new(), islands: None, ..site() };
    for (name, page) in pages() {
        let html = render(&rehearsal, &page);
        let document = Document::new(&html);
        assert_eq!(text(document.all("body > .occasion")[0]), "Rehearsal of release 3: not published.", "{name}");
        assert_eq!(document.all("meta[name='robots'][content^='noindex']").len(), 1, "{name}");
        if matches!(page, Page::Builder(..)) {
            // It needs a server, and a copy has none.
            continue;
        }
        let html = render(&copy, &page);
        let document = Document::new(&html);
        let says = "Archived copy of release 3, made on 31 December 2026.";
        assert_eq!(text(document.all("body > .occasion")[0]), says, "{name}");
        // A copy has no way to these: they need a server.
        if matches!(page, Page::Search(_) | Page::Table(..) | Page::Compare(_)) {
            continue;
        }
        let controls =
            "form, leptos-island, link[rel='canonical'], link[type='application/atom+xml'], meta[property='og:image']";
        assert_eq!(document.all(controls).len(), 0, "{name}");
        assert!(document.faults().is_empty(), "{name}: {:#?}", document.faults());
        let html = render(&site(), &page);
        let unlisted = usize::from(matches!(page, Page::Search(_)));
        assert_eq!(Document::new(&html).all(".occasion, meta[name='robots']").len(), unlisted, "{name}");
    }
}

#[test]
fn the_numbers_of_a_release_lead_to_it() {
    for (name, page) in pages() {
        let (Page::Dashboard(view) | Page::Method(view) | Page::Force(view, _)) = &page else { continue };
        let html = render(&site(), &page);
        let link = format!("header.title .meta a[href='/datasets/{}/releases/1']", view.publication.dataset().slug);
        assert_eq!(Document::new(&html).all(&link).len(), 1, "{name}");
    }
}
