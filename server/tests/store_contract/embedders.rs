//! Who embeds which figure.

use crate::engine::{on_every_engine, release};
use server::{
    embedders::{Embedder, Origin, Sighting},
    store::{MOST_EMBEDDERS, Store},
};

fn sighting(origin: &str, selection: &str) -> Sighting {
    let origin = Origin::of_referrer(origin, "https://referrals.example").expect("a site");
    Sighting { dataset: "returns".into(), selection: selection.into(), origin }
}

/// Every row in a line.
async fn lines(store: &dyn Store) -> Vec<String> {
    let told = |Embedder { origin, dataset, selection, first_day, last_day }: &Embedder| {
        format!("{origin} {dataset} {selection} {first_day} {last_day}")
    };
    store.embedders().await.expect("an answer").iter().map(told).collect()
}

#[tokio::test]
async fn a_figure_on_a_site_has_its_first_day_and_its_last_day_and_nothing_else() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let generation = store.generation().await.expect("a number");
        let (story, home) =
            (sighting("https://news.example/story?who=me", "figure=trend"), sighting("https://a.example", ""));
        for (seen, day) in [
            (vec![story.clone(), home.clone()], "2026-11-23"),
            (vec![story.clone(), story.clone()], "2026-11-25"),
            // A server whose clock is behind takes nothing back.
            (vec![story.clone()], "2026-11-24"),
        ] {
            store.note_embedders(&seen, day).await.expect("it is noted");
        }
        assert_eq!(
            lines(&*store).await,
            [
                "https://a.example returns  2026-11-23 2026-11-23",
                "https://news.example returns figure=trend 2026-11-23 2026-11-25",
            ]
        );
        assert_eq!(store.generation().await.expect("a number"), generation, "nothing that is published has changed");
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_nobody_has_seen_for_long_is_forgotten() {
    on_every_engine(async |database| {
        let store = database.open().await;
        store.note_embedders(&[sighting("https://old.example", "")], "2026-11-23").await.expect("it is noted");
        store.note_embedders(&[sighting("https://new.example", "")], "2027-12-28").await.expect("it is noted");
        assert_eq!(lines(&*store).await.len(), 2, "400 days after");
        store.note_embedders(&[sighting("https://new.example", "")], "2027-12-29").await.expect("it is noted");
        assert_eq!(lines(&*store).await, ["https://new.example returns  2027-12-28 2027-12-29"]);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn there_is_an_end_to_what_is_kept_and_what_is_known_is_still_noted() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let many: Vec<Sighting> =
            (0..=MOST_EMBEDDERS).map(|number| sighting(&format!("https://{number:06}.example"), "")).collect();
        store.note_embedders(&many, "2026-11-23").await.expect("it is noted");
        let last = sighting("https://000000.example", "");
        store.note_embedders(&[last, sighting("https://late.example", "")], "2026-11-24").await.expect("it is noted");
        let rows = store.embedders().await.expect("an answer");
        assert_eq!(rows.len(), usize::try_from(MOST_EMBEDDERS).expect("a count"));
        assert_eq!(rows[0].last_day, "2026-11-24");
        assert!(!rows.iter().any(|row| row.origin.as_str() == "https://late.example"));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_store_that_is_full_of_releases_has_them_beside_who_embeds_them() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        store
            .note_embedders(&[sighting("https://news.example", "release=1")], "2026-11-23")
            .await
            .expect("it is noted");
        release(&*store, "returns", "second", 1).await;
        assert_eq!(lines(&*store).await, ["https://news.example returns release=1 2026-11-23 2026-11-23"]);
        store.close().await;
    })
    .await;
}
