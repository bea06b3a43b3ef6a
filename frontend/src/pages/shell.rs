//! What stands around every page: head, header, quick exit, lines that help, footer.

mod head;

use crate::{
    components::help::help_lines,
    page::{Rows, Site},
    text::{accessibility, claims, privacy, prose, releases, searching, tables, verify},
    urls,
};
use head::head_of;
use leptos::prelude::*;
use shared::{dataset::Dataset, language::Language, publication::Publication, selection::Selection};

/// Where Quick exit leads: a page that says nothing of the one before.
const NEUTRAL: &str = "https://www.bbc.co.uk/weather";

/// A page before it has its surroundings.
pub(super) struct Sheet {
    /// Its language.
    pub(super) language: Language,
    /// What a tab, a search and a card show.
    pub(super) head: Head,
    /// Where it is.
    pub(super) place: Place,
    /// Whether it has an island.
    pub(super) islands: Islands,
    /// Its content.
    pub(super) body: AnyView,
}

/// What a tab, a search and a card show of a page.
pub(super) struct Head {
    /// Its title.
    pub(super) title: String,
    /// What it is about, in a sentence.
    pub(super) description: String,
    /// Its own address, from the slash on; `None` for what has no address of its own.
    pub(super) address: Option<String>,
    /// The card of its figure, where it has one.
    pub(super) image: Option<Card>,
}

/// The image of a figure for feeds and chats.
pub(super) struct Card {
    /// Its address, pinned: what was shared stays what it was.
    address: String,
    /// What it says.
    alt: String,
}

impl Card {
    /// The card of a selection; the sentence is what it says.
    pub(super) fn of(publication: &Publication, selection: &Selection, sentence: &str) -> Self {
        let release = Some(publication.release().number);
        let pinned = Selection { release, ..selection.plain() };
        let address = urls::card(&publication.dataset().slug, &pinned.query(publication));
        Self { address, alt: sentence.to_owned() }
    }
}

impl Head {
    /// Says in title and description what the page of illustrative data says: they are shown without the page.
    fn marked(self, place: &Place, language: Language) -> Self {
        match place {
            Place::Dataset(dataset, _) if dataset.illustrative => {
                let mark = |text: &str| format!("{}. {text}", language.words().illustrative());
                // The sentence of illustrative data says so itself.
                let is_sentence = self.image.as_ref().is_some_and(|card| card.alt == self.description);
                let description = if is_sentence { self.description } else { mark(&self.description) };
                Self { title: mark(&self.title), description, ..self }
            }
            _ => self,
        }
    }
}

/// Where a page is.
pub(super) enum Place {
    /// The list of datasets.
    Overview,
    /// In a dataset.
    Dataset(Box<Dataset>, Within),
    /// The search.
    Search,
    /// Nowhere.
    Elsewhere,
}

/// Where in a dataset a page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Its dashboard.
    Dashboard,
    /// Below its dashboard.
    Force,
    /// Its table explorer.
    Table,
    /// A few of its forces side by side.
    Compare,
    /// Definition, quality and coverage.
    Method,
    /// Published sentences about it, checked.
    Claims,
    /// The list of its releases.
    Releases,
    /// One of its releases.
    Release,
    /// One of its figures, by its name.
    Figure,
}

/// Whether a page has an island.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Islands {
    /// It has none: its script needs no WebAssembly.
    None,
    /// It has one.
    Some,
    /// It has none, and the script of the embed builder.
    Builder,
}

/// The whole document of a page.
pub(super) fn document(site: &Site, sheet: Sheet) -> impl IntoView + use<> {
    let Sheet { language, head, place, islands, body } = sheet;
    let prose = prose(language);
    let head = head.marked(&place, language);
    let printed = head.address.as_ref().map(|address| format!("{}{address}", site.public_url));
    let other = head
        .address
        .as_ref()
        .map_or_else(|| urls::here_in(language.other()), |address| urls::in_language(address, language.other()));
    view! {
        <html lang=language.tag()>
            {head_of(site, language, &place, head, islands)}
            <body>
                <a class="skip" href="#main">{prose.skip()}</a>
                {occasion(site, language)}
                {header(site, language, &place, other)}
                <main id="main" tabindex="-1">{body}</main>
                {footer(site, language, &place, printed)}
            </body>
        </html>
    }
}

/// What a page says above all else when it is not one for everyone, today.
fn occasion(site: &Site, language: Language) -> Option<impl IntoView + use<>> {
    // No number of a release stands in either line but its own.
    let line = site.occasion.standing().map(|standing| language.words().standing(0, &standing))?;
    Some(view! {
        <p class="occasion" role="note">
            {line}
        </p>
    })
}

fn header(site: &Site, language: Language, place: &Place, other: String) -> AnyView {
    let prose = prose(language);
    let tag = language.other().tag();
    let here = matches!(place, Place::Overview).then_some("page");
    let searching_here = matches!(place, Place::Search).then_some("page");
    view! {
        <header class="site">
            <div class="bar">
                <p class="product">
                    <a href=urls::overview(language.query())>
                        <strong>{prose.product()}</strong>
                        <span class="tagline">{prose.tagline()}</span>
                    </a>
                </p>
                <nav aria-label=prose.navigation()>
                    <ul>
                        <li>
                            <a href=urls::overview(language.query()) aria-current=here>{prose.overview()}</a>
                        </li>
                        {(!site.occasion.is_archive())
                            .then(|| {
                                view! {
                                    <li>
                                        <a href=urls::search(language.query()) aria-current=searching_here>
                                            {searching(language).heading()}
                                        </a>
                                    </li>
                                }
                            })}
                        <li>
                            <a href="#help">{prose.help()}</a>
                        </li>
                        <li>
                            <a href=other lang=tag hreflang=tag data-language="">
                                {crate::text::prose(language.other()).this_language()}
                            </a>
                        </li>
                    </ul>
                </nav>
            </div>
        </header>
        <section class="leave" aria-label=prose.quick_exit()>
            <a class="quick-exit" href=NEUTRAL rel="noreferrer nofollow" data-quick-exit="">{prose.quick_exit()}</a>
        </section>
        {match place {
            Place::Dataset(dataset, within) => Some(within_dataset(site, language, dataset, *within)),
            Place::Overview | Place::Search | Place::Elsewhere => None,
        }}
    }
    .into_any()
}

fn within_dataset(site: &Site, language: Language, dataset: &Dataset, within: Within) -> AnyView {
    let prose = prose(language);
    // Where no server answers a form is of no use.
    let served = !site.occasion.is_archive();
    let item = |place: Within, address: String, text: &'static str| {
        let here = (place == within).then_some("page");
        view! {
            <li>
                <a href=address aria-current=here>{text}</a>
            </li>
        }
    };
    view! {
        <nav class="dataset" aria-label=prose.within_dataset()>
            <div class="bar">
                <p lang=dataset.title.foreign(language)>{dataset.title.text(language).to_owned()}</p>
                <ul>
                    {item(Within::Dashboard, urls::dataset(&dataset.slug, language.query()), prose.dashboard())}
                    {served.then(|| item(Within::Table, urls::table(&dataset.slug, Rows::Areas, language.query()), tables(language).table()))}
                    {served.then(|| item(Within::Compare, urls::compare(&dataset.slug, language.query()), tables(language).compare()))}
                    {item(Within::Method, urls::method(&dataset.slug, language.query()), prose.method())}
                    {(!dataset.claims.is_empty())
                        .then(|| item(Within::Claims, urls::claims(&dataset.slug, language.query()), claims(language).heading()))}
                    {item(Within::Releases, urls::releases(&dataset.slug, language.query()), releases(language).heading())}
                </ul>
            </div>
        </nav>
    }
    .into_any()
}

fn footer(site: &Site, language: Language, place: &Place, printed: Option<String>) -> AnyView {
    let prose = prose(language);
    // Where no server answers, there is nowhere to type a name.
    let checked = !site.occasion.is_archive();
    view! {
        <footer class="site">
            <div class="bar">
                <section id="help" aria-labelledby="help-heading">
                    <h2 id="help-heading">{prose.help()}</h2>
                    <p>
                        <strong>{prose.danger()}</strong>
                    </p>
                    {help_lines(prose)}
                </section>
                <section aria-labelledby="about-heading">
                    <h2 id="about-heading">{prose.about()}</h2>
                    <p>{prose.not_official()}</p>
                    {of_dataset(language, place)}
                    <p>
                        {prose.licensed_under()}
                        " "
                        <a rel="license" href=prose.open_licence_address()>
                            {prose.open_licence()}
                        </a>
                        "."
                    </p>
                    <p>
                        <a href=urls::accessibility(language.query())>{accessibility(language).heading()}</a>
                    </p>
                    <p>
                        {prose.privacy()} " "
                        <a href=urls::privacy(language.query())>{privacy(language).more()}</a> "."
                    </p>
                    {checked.then(|| view! {
                        <p>
                            <a href=urls::verify(language.query())>{verify(language).heading()}</a>
                        </p>
                    })}
                    // A sheet of paper has no address bar.
                    {printed.map(|address| view! { <p class="printed">{address}</p> })}
                </section>
            </div>
        </footer>
    }
    .into_any()
}

/// Where to read on and whom to ask about a dataset.
fn of_dataset(language: Language, place: &Place) -> Option<impl IntoView + use<>> {
    let Place::Dataset(dataset, _) = place else { return None };
    let prose = prose(language);
    Some(view! {
        <p>
            <a href=urls::method(&dataset.slug, language.query())>{prose.in_full()}</a>
        </p>
        <p>
            {prose.contact()} ": " <a href=dataset.contact.url.clone()>{dataset.contact.name.clone()}</a>
        </p>
    })
}
