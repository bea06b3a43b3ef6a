//! The explorer: controls, figure, sentence, table and files of one publication, each following the selection.

#![expect(unreachable_pub, reason = "the island macro writes what wasm-bindgen needs to be public")]

#[cfg(feature = "ssr")]
use super::controls::{fields, other_figures};
use super::{
    controls::controls,
    cursor::walked,
    face::{Face, Files},
    given,
    payload::Payload,
};
#[cfg(feature = "ssr")]
use crate::components::figure::{WIDE, figures};
use crate::{
    browser,
    components::{
        data_table::{Names, data_table},
        figure::{Drawings, Screen},
    },
    text::{Labels, labels},
    urls,
};
use leptos::{html::Div, prelude::*};
use shared::{
    publication::Publication,
    selection::{Selection, Sort, Unit},
};
use std::sync::Arc;

/// What the reader has asked for, and what came of it.
#[derive(Clone)]
pub(super) struct Explored {
    /// What there is to explore.
    pub(super) publication: Arc<Publication>,
    /// What is shown.
    pub(super) selection: RwSignal<Selection>,
    /// Whether the choice that was made last cannot be shown; then the selection before it stays.
    pub(super) is_refused: RwSignal<bool>,
    /// What there is to see of it. Sentence and figure follow it at once.
    pub(super) face: Memo<Arc<Face>>,
    /// The same, once they are on the screen: what stands below the figure follows this. A frame has no time for both.
    pub(super) below: Memo<Arc<Face>>,
    /// Told when they are.
    painted: RwSignal<()>,
    /// What the reader chose last where the figure left a choice: a unit and an order.
    own: StoredValue<(Unit, Sort)>,
    /// In which width the figure is seen; a server sees none, and counts the points of one.
    pub(super) seen: RwSignal<Screen>,
    /// What figure and table are written for; `None` while those that the server wrote stand on the page.
    screen: RwSignal<Option<Screen>>,
    /// What is read out: the sentence, whenever it changes.
    said: RwSignal<String>,
}

impl Explored {
    fn new(payload: Payload, query: &str) -> Self {
        let publication = payload.publication.clone();
        let selection = Selection::parse(query, &publication).unwrap_or_else(|_| Selection::everything());
        let screen = if cfg!(feature = "hydrate") { None } else { Some(Screen::Either) };
        let own = StoredValue::new((selection.unit, selection.sort));
        let (selection, screen) = (RwSignal::new(selection), RwSignal::new(screen));
        // There is another one whenever selection or screen is set.
        let face = Memo::new_with_compare(
            move |_| Arc::new(selection.with(|selection| Face::new(&payload, selection, screen.get()))),
            is_another,
        );
        let painted = RwSignal::new(());
        let below = Memo::new_with_compare(
            move |_| {
                painted.track();
                face.get_untracked()
            },
            is_another,
        );
        Effect::new(move |_| {
            face.track();
            browser::after_frame(move || painted.notify());
        });
        // What stands around the page can wait for what stands on it.
        Effect::new(move |before: Option<String>| {
            let now = below.with(|face: &Arc<Face>| face.table.title.clone());
            if let Some(before) = before {
                browser::rename(&before, &now);
            }
            now
        });
        Self {
            publication,
            selection,
            is_refused: RwSignal::new(false),
            face,
            below,
            painted,
            own,
            seen: RwSignal::new(if cfg!(feature = "hydrate") { browser::screen() } else { Screen::Wide }),
            screen,
            said: RwSignal::new(String::new()),
        }
    }

    pub(super) fn labels(&self) -> &'static dyn Labels {
        labels(self.selection.with_untracked(|selection| selection.language))
    }

    /// Shows what a query string asks for; the address follows where it is another one.
    pub(super) fn ask(&self, query: &str) {
        match Selection::parse(query, &self.publication) {
            Ok(selection) => self.choose(self.as_chosen(selection)),
            Err(_) => self.is_refused.set(true),
        }
    }

    /// What a form asks for, without what its figure had decided: for another figure that is as the reader chose it last.
    fn as_chosen(&self, mut asked: Selection) -> Selection {
        let (mut own, shown) = (self.own.get_value(), self.selection.get_untracked());
        if shown.figure.decides("unit") {
            asked.unit = own.0;
        } else {
            own.0 = shown.unit;
        }
        if shown.figure.decides("sort") {
            asked.sort = own.1;
        } else {
            own.1 = shown.sort;
        }
        self.own.set_value(own);
        asked.settled()
    }

    /// Shows a selection; the address follows where it is another one.
    pub(super) fn choose(&self, selection: Selection) {
        if self.selection.with_untracked(|shown| *shown != selection) {
            browser::go(&urls::dataset(&self.publication.dataset().slug, &selection.query(&self.publication)));
        }
        self.show(selection);
    }

    /// Shows what the address asks for, after a step back or forward.
    fn follow(&self) {
        if let Ok(selection) = Selection::parse(&browser::query(), &self.publication) {
            self.show(selection);
        }
    }

    fn show(&self, selection: Selection) {
        self.is_refused.set(false);
        if self.selection.with_untracked(|shown| *shown != selection) {
            let address = urls::dataset(&self.publication.dataset().slug, &selection.query(&self.publication));
            browser::lead_language_to(&urls::in_language(&address, selection.language.other()));
            self.screen.set(Some(self.seen.get_untracked()));
            self.selection.set(selection);
            let after = self.face.get_untracked();
            self.said.set(after.sentence.clone());
        }
    }
}

/// Whether a face takes the place of another: each is made once, and none is compared.
fn is_another(old: Option<&Arc<Face>>, new: Option<&Arc<Face>>) -> bool {
    old.zip(new).is_none_or(|(old, new)| !Arc::ptr_eq(old, new))
}

/// Explores a release, starting from a canonical query string: a [`Payload`] and a [`String`] are what it is given.
#[island]
pub(crate) fn Explorer() -> impl IntoView {
    let (release, query): (Payload, String) = given::taken();
    let explored = Explored::new(release, &query);
    if cfg!(feature = "hydrate") {
        let explored = explored.clone();
        let (screen, painted, seen) = (explored.screen, explored.painted, explored.seen);
        browser::on_back(move || explored.follow());
        let complete = move || {
            if let Some(Screen::Wide | Screen::Narrow) = screen.get_untracked() {
                screen.set(Some(Screen::Either));
            }
            // Paper waits for no frame.
            painted.notify();
        };
        Effect::new(move || {
            browser::on_print(complete);
            browser::on_resize(move || {
                let now = browser::screen();
                if seen.get_untracked() != now {
                    seen.set(now);
                    complete();
                }
            });
        });
    }
    view! {
        <div class="explorer">
            {controls(&explored)}
            {result(&explored, walked, take_away(explored.below, explored.labels()))}
        </div>
    }
}

/// What an explorer shows where no server answers: links to the other figures in the place of controls.
#[cfg(feature = "ssr")]
pub(crate) fn still(release: Payload, query: &str) -> impl IntoView + use<> {
    let explored = Explored::new(release, query);
    let (labels, slug) = (explored.labels(), explored.publication.dataset().slug.clone());
    let link = |(query, text): (String, String)| {
        view! {
            <li>
                <a href=urls::dataset(&slug, &query)>{text}</a>
            </li>
        }
    };
    let embed = urls::embed(&slug, query);
    let own = explored.selection.with_untracked(|selection| selection.forces.is_empty());
    view! {
        <div class="explorer">
            {own
                .then(|| {
                    view! {
                        <nav class="controls" aria-label=labels.figure()>
                            <ul>{other_figures(&explored).into_iter().map(link).collect_view()}</ul>
                        </nav>
                    }
                })}
            {result(
                &explored,
                |explored| {
                    let figure = explored.face.with_untracked(|face| figures(&face.table, WIDE, 0));
                    view! { <div class="figure" inner_html=figure></div> }
                },
                view! {
                    <section aria-labelledby="take-away">
                        <h2 id="take-away">{labels.take_away()}</h2>
                        {files(explored.below, labels)}
                        <p>
                            <a href=embed>{labels.embed()}</a>
                        </p>
                    </section>
                },
            )}
        </div>
    }
}

/// The fields of the explorer's form, for a form that a page sends elsewhere: `way` gives the address of its page.
#[cfg(feature = "ssr")]
pub(crate) fn plain_fields(release: Payload, query: &str, way: fn(&str, &str) -> String) -> impl IntoView + use<> {
    fields(&Explored::new(release, query), way)
}

/// The figure in its two widths; the style sheet shows one of them.
pub(super) fn drawings(face: Memo<Arc<Face>>) -> impl IntoView {
    let (wide, wide_place) = held(face, |_, drawn| drawn.wide.svg.clone());
    let (narrow, narrow_place) = held(face, |_, drawn| drawn.narrow.svg.clone());
    view! {
        <div class="wide" inner_html=wide node_ref=wide_place></div>
        <div class="narrow" inner_html=narrow node_ref=narrow_place></div>
    }
}

/// The table, with links to the pages of the forces.
fn table(explored: &Explored) -> (String, NodeRef<Div>) {
    let publication = explored.publication.clone();
    let query = explored.selection.with_untracked(Selection::pinned).query(&publication);
    held(explored.below, move |face, _| {
        data_table(&face.table, Names::Linked { dataset: &publication.dataset().slug, query: &query })
    })
}

/// The first HTML of a place that keeps, of one face, what is alike in the next; none where the server's stands there, which makes way
/// for the first that is written here.
fn held(face: Memo<Arc<Face>>, html: impl Fn(&Face, &Drawings) -> String + 'static) -> (String, NodeRef<Div>) {
    let drawn = move |face: &Arc<Face>| face.drawn.as_ref().map(|drawn| html(face, drawn));
    let (first, place) = (face.with_untracked(&drawn), NodeRef::<Div>::new());
    // What touched the island first may have changed the face already.
    Effect::new(move |shown: Option<Option<String>>| {
        let next = face.with(&drawn);
        if let (Some(next), Some(place)) = (&next, place.get_untracked()) {
            browser::remake(&place, shown.flatten().as_deref(), next);
        }
        next
    });
    (first.unwrap_or_default(), place)
}

fn result<F: IntoView, V: IntoView>(
    explored: &Explored,
    figure: fn(&Explored) -> F,
    take_away: V,
) -> impl IntoView + use<F, V> {
    let labels = explored.labels();
    let (face, below, said) = (explored.face, explored.below, explored.said);
    let (table, place) = table(explored);
    // After the table, in which it may mark a row.
    let figure = figure(explored);
    view! {
        <div class="result">
            <section class="statement" aria-labelledby="in-words">
                <h2 id="in-words">{labels.in_words()}</h2>
                <p class="sentence">{move || face.with(|face| face.sentence.clone())}</p>
                <p class="visually-hidden" role="status">
                    {said}
                </p>
            </section>
            {figure}
            <section aria-labelledby="table">
                <h2 id="table">{labels.table()}</h2>
                <div
                    class="scroll"
                    role="region"
                    tabindex="0"
                    aria-label=labels.table_region()
                    inner_html=table
                    node_ref=place
                ></div>
                {terms(below, labels.key(), |face| &face.key)}
                {terms(below, labels.breaks(), |face| &face.breaks)}
                {terms(below, labels.events(), |face| &face.events)}
            </section>
            {take_away}
        </div>
    }
}

/// A list of terms with a heading; neither shows where there is no term.
fn terms(face: Memo<Arc<Face>>, heading: &'static str, of: fn(&Face) -> &[(String, String)]) -> impl IntoView {
    let none = move || face.with(|face| of(face).is_empty());
    let term = |(term, meaning): &(String, String)| {
        view! {
            <dt>{term.clone()}</dt>
            <dd>{meaning.clone()}</dd>
        }
    };
    let list = move || face.with(|face| of(face).iter().map(term).collect_view());
    view! {
        <div class="key" hidden=none>
            <h3>{heading}</h3>
            <dl>{list}</dl>
        </div>
    }
}

/// The files of the selection and the way to other pages.
fn take_away(face: Memo<Arc<Face>>, labels: &'static dyn Labels) -> impl IntoView {
    view! {
        <section aria-labelledby="take-away">
            <h2 id="take-away">{labels.take_away()}</h2>
            {files(face, labels)}
            <p class="actions">
                <a href=move || face.with(|face| face.builder.clone())>{labels.embed()}</a>
            </p>
        </section>
    }
}

/// The files of the selection.
fn files(face: Memo<Arc<Face>>, labels: &'static dyn Labels) -> impl IntoView {
    let file = |text: &'static str, address: fn(&Files) -> &String| {
        view! {
            <li>
                <a href=move || face.with(|face| address(&face.files).clone())>{text}</a>
            </li>
        }
    };
    view! {
        <ul class="files">
            {file(labels.xlsx(), |files| &files.xlsx)}
            {file(labels.csv(), |files| &files.csv)}
            {file(labels.json(), |files| &files.json)}
            {file(labels.svg(), |files| &files.svg)}
            {file(labels.png(), |files| &files.png)}
        </ul>
    }
}
