//! The table explorer: all numbers of a release, or those that are selected, turned as the reader likes.

use super::shell::{Head, Islands, Place, Sheet, Within};
use crate::{
    components::{
        choose::{Chosen, breakdowns, carried, choice, forces, years},
        data_table::{Names, caption, data_table},
        key::{self, key},
        notes::{self, illustrative, release_link},
    },
    page::{Rows, View},
    text::{labels, prose, tables},
    urls,
};
use html_escape::encode_text as text;
use leptos::prelude::*;
use shared::{
    observation::{Number, Observation, observations},
    selection::{FigureKind, Sort, Unit, Word},
    table::Table,
};
use std::fmt::Write as _;

/// So many numbers stand on a page, one a row.
const MOST: usize = 500;

/// The page of a table.
pub(super) fn sheet(view: &View, rows: Rows) -> Sheet {
    let View { publication, selection, .. } = view;
    let (dataset, language) = (publication.dataset(), selection.language);
    let words = tables(language);
    let table = view.table();
    let title = format!("{}: {}", words.table(), table.title);
    let (html, lines) = match rows {
        Rows::Areas => {
            let query = selection.pinned().query(publication);
            (data_table(&table, Names::Linked { dataset: &dataset.slug, query: &query }), Vec::new())
        }
        Rows::Numbers => numbers(view, &table),
    };
    let told = if rows == Rows::Numbers && selection.is_everything() {
        key::counts(publication, selection).collect()
    } else {
        vec![table]
    };
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede">{words.table_lede()}</p>
            {illustrative(dataset, language)}
            {notes::standing(view, |live| urls::table(&dataset.slug, rows, &live.query(publication)))}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        <div class="force">
        {form(view, rows)}
        <section aria-labelledby="table">
            <h2 id="table">{words.table()}</h2>
            {lines.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
            <div class="scroll" role="region" tabindex="0" aria-label=labels(language).table_region() inner_html=html></div>
            {key(&told, language)}
        </section>
        {files(view)}
        </div>
        {notes::notes(publication, language)}
    };
    Sheet {
        language,
        head: Head {
            title,
            description: words.table_lede().to_owned(),
            address: Some(urls::table(&dataset.slug, rows, &selection.query(publication))),
            image: None,
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Table),
        islands: Islands::None,
        body: body.into_any(),
    }
}

fn form(view: &View, rows: Rows) -> AnyView {
    let View { publication, selection, .. } = view;
    let language = selection.language;
    let (words, labels) = (tables(language), labels(language));
    let among = |options: &[(&str, &str, Chosen)]| -> Vec<(String, String, Chosen)> {
        options.iter().map(|(value, text, chosen)| ((*value).to_owned(), (*text).to_owned(), *chosen)).collect()
    };
    let by_year = FigureKind::Heatmap.word();
    let all = Chosen::if_same(&selection.figure.is_by_year(), &false);
    let year = Chosen::if_same(&selection.figure.is_by_year(), &true);
    let unit = |unit: Unit| Chosen::if_same(&selection.unit, &unit);
    let sort = |sort: Sort| Chosen::if_same(&selection.sort, &sort);
    let mut choices = vec![
        choice(
            "rows",
            words.rows(),
            among(&[
                (Rows::Areas.word(), words.an_area(), Chosen::if_same(&rows, &Rows::Areas)),
                (Rows::Numbers.word(), words.a_number(), Chosen::if_same(&rows, &Rows::Numbers)),
            ]),
        ),
        choice(
            "unit",
            labels.unit(),
            among(&[
                (Unit::Count.word(), labels.count(), unit(Unit::Count)),
                (Unit::Rate.word(), labels.per_million(), unit(Unit::Rate)),
            ]),
        ),
    ];
    if publication.is_by_year() || selection.figure.is_by_year() {
        let columns = [(FigureKind::Bars.word(), words.one_period(), all), (by_year, words.each_year(), year)];
        choices.insert(1, choice("figure", words.columns(), among(&columns)));
    }
    if selection.offers_sort(publication) {
        let orders = [
            (Sort::Name.word(), labels.by_name(), sort(Sort::Name)),
            (Sort::Region.word(), labels.by_region(), sort(Sort::Region)),
            (Sort::Value.word(), labels.by_value(), sort(Sort::Value)),
        ];
        choices.push(choice("sort", labels.sort(), among(&orders)));
    }
    view! {
        <form class="controls" method="get" action=urls::table(&publication.dataset().slug, Rows::Areas, "") autocomplete="off">
            <h2>{labels.choose()}</h2>
            <div class="choices">
                {choices.into_iter().collect_view()} {years(publication, selection)} {breakdowns(publication, selection)}
            </div>
            {selection.offers_forces(publication).then(|| forces(publication, selection, None))}
            {carried(selection)}
            <div class="submit">
                <button type="submit">{labels.show()}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The files of exactly these numbers, and their figure.
fn files(view: &View) -> AnyView {
    let View { publication, selection, .. } = view;
    let (labels, slug) = (labels(selection.language), &publication.dataset().slug);
    let query = selection.query(publication);
    let ways = [
        (urls::download_xlsx(slug, &query), labels.xlsx()),
        (urls::download_csv(slug, &query), labels.csv()),
        (urls::download_json(slug, &query), labels.json()),
        (urls::dataset(slug, &query), prose(selection.language).on_dashboard()),
    ];
    let way = |(address, text): (String, &'static str)| {
        view! {
            <li>
                <a href=address>{text}</a>
            </li>
        }
    };
    view! {
        <section aria-labelledby="files">
            <h2 id="files">{tables(selection.language).files()}</h2>
            <ul class="files">{ways.into_iter().map(way).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// One number a row, and what is to be known of how many there are.
fn numbers(view: &View, table: &Table) -> (String, Vec<String>) {
    let (publication, selection) = (&view.publication, &view.selection);
    let all = observations(publication, selection);
    let (words, language) = (tables(selection.language), selection.language);
    let mut html = String::from("<table class=\"data\">");
    caption(&mut html, table, &table.subtitle);
    html.push_str("<thead><tr>");
    let breakdowns = publication.dataset().breakdowns.iter().map(|breakdown| breakdown.label.text(language));
    let plain = [labels(language).area(), words.code(), prose(language).period()].into_iter().chain(breakdowns);
    for heading in plain {
        let _ = write!(html, "<th scope=\"col\">{}</th>", text(heading));
    }
    let interval = if selection.unit == Unit::Rate { table.words().interval_95() } else { labels(language).key() };
    let denominator = (selection.unit == Unit::Rate).then(|| words.denominator());
    for heading in [words.number(), interval].into_iter().chain(denominator) {
        let _ = write!(html, "<th scope=\"col\" class=\"n\">{}</th>", text(heading));
    }
    html.push_str("</tr></thead><tbody>");
    for observation in all.iter().take(MOST) {
        row(&mut html, view, table, observation);
    }
    html.push_str("</tbody></table>");
    let whole = selection.is_everything().then(|| words.all_numbers().to_owned());
    let more = (all.len() > MOST).then(|| words.shortened(MOST, &table.words().number(all.len() as u64)));
    (html, whole.into_iter().chain(more).collect())
}

fn row(html: &mut String, view: &View, table: &Table, observation: &Observation) {
    let words = table.words();
    let _ =
        write!(html, "<tr><th scope=\"row\">{}</th><td>{}</td>", text(&observation.areanm), text(&observation.areacd));
    let _ = write!(html, "<td>{}</td>", text(&words.period(observation.period)));
    for (breakdown, slug) in view.publication.dataset().breakdowns.iter().zip(&observation.codes) {
        let code = breakdown.codes.iter().find(|code| code.slug == *slug);
        let label = code.map_or(labels(table.language).all_codes(), |code| code.label.text(table.language));
        let _ = write!(html, "<td>{}</td>", text(label));
    }
    let number = |number: Number| match number {
        Number::Whole(count) => words.number(count.into()),
        Number::Decimal(rate) => words.decimal(rate, 1),
    };
    let range = observation.interval.or(observation.ci_95).map(|[lo, hi]| words.range(&number(lo), &number(hi)));
    let shown = observation.observation.map_or_else(|| observation.status.clone(), number);
    let marks = if observation.observation.is_some() { observation.status.as_str() } else { "" };
    let beside = [marks.to_owned(), range.unwrap_or_default()].into_iter().filter(|it| !it.is_empty());
    let class = if observation.observation.is_some() { "n" } else { "n s" };
    let beside = beside.collect::<Vec<_>>().join(" ");
    let _ = write!(html, "<td class=\"{class}\">{}</td><td class=\"n i\">{}</td>", text(&shown), text(&beside));
    if table.unit == Unit::Rate {
        let people = observation.denominator.map_or_else(String::new, |people| words.number(people));
        let _ = write!(html, "<td class=\"n\">{people}</td>");
    }
    html.push_str("</tr>");
}
