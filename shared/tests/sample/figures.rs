//! Every golden figure: a name, a publication and what is asked of it.

use super::publications;
use shared::{
    figure::{Frame, Styling, svg, walked},
    publication::Publication,
    selection::{Host, Selection, Theme},
    table::Table,
};

/// The golden figures by name, drawn.
pub(crate) fn all() -> Vec<(&'static str, String)> {
    let by_force = publications::by_force();
    let national = shared::sample::national();
    let eventful = publications::eventful();
    let many_years = shared::sample::many_years();
    let one_year = publications::one_year();
    let by_outcome = publications::by_outcome();
    let slugs: Vec<String> = by_outcome.forces().map(|force| force.slug.clone()).collect();
    let stack_of_forces = format!("figure=stack&forces={}", slugs[..3].join(","));
    let few = "forces=kent,btp,city-of-london,west-midlands,durham";
    let three = "forces=kent-police,hampshire-and-isle-of-wight-constabulary,british-transport-police";
    let figures: [(&'static str, &Publication, String, u32, Styling); 34] = [
        ("bars", &by_force, String::new(), 640, Styling::Page),
        ("bars-alone", &by_force, String::new(), 640, Styling::Alone(Theme::Auto, Host::NONE)),
        ("bars-narrow", &by_force, String::new(), 320, Styling::Alone(Theme::Light, Host::NONE)),
        ("bars-one-year", &by_force, "years=2021-22&sort=value".into(), 1000, Styling::Alone(Theme::Dark, Host::NONE)),
        ("bars-rate", &by_force, "unit=rate".into(), 640, Styling::Page),
        ("bars-region", &by_force, "sort=region".into(), 640, Styling::Page),
        ("bars-few", &by_force, few.into(), 640, Styling::Alone(Theme::Print, Host::NONE)),
        ("bars-missing", &national, String::new(), 640, Styling::Alone(Theme::Light, Host::NONE)),
        ("bars-eventful", &eventful, String::new(), 280, Styling::Page),
        ("bars-marks", &one_year, String::new(), 640, Styling::Page),
        ("trend", &by_force, "figure=trend".into(), 640, Styling::Page),
        ("trend-forces", &by_force, format!("figure=trend&{few}"), 640, Styling::Alone(Theme::Light, Host::NONE)),
        (
            "trend-rate",
            &by_force,
            format!("figure=trend&unit=rate&{few}"),
            640,
            Styling::Alone(Theme::Dark, Host::NONE),
        ),
        ("trend-eventful", &eventful, "figure=trend".into(), 280, Styling::Page),
        ("trend-eventful-forces", &eventful, format!("figure=trend&{three}"), 640, Styling::Page),
        ("trend-eventful-rate", &eventful, format!("figure=trend&unit=rate&{three}"), 1000, Styling::Page),
        ("trend-one-year", &one_year, "figure=trend".into(), 640, Styling::Page),
        ("heatmap", &by_force, "figure=heatmap".into(), 640, Styling::Page),
        (
            "heatmap-region",
            &by_force,
            "figure=heatmap&sort=region&unit=rate".into(),
            320,
            Styling::Alone(Theme::Dark, Host::NONE),
        ),
        ("heatmap-many", &many_years, "figure=heatmap".into(), 320, Styling::Alone(Theme::Print, Host::NONE)),
        ("heatmap-eventful", &eventful, "figure=heatmap".into(), 640, Styling::Page),
        ("tiles", &by_force, "figure=tiles".into(), 640, Styling::Page),
        ("tiles-narrow", &by_force, "figure=tiles&unit=rate".into(), 320, Styling::Alone(Theme::Dark, Host::NONE)),
        ("tiles-eventful", &eventful, "figure=tiles&unit=rate".into(), 640, Styling::Page),
        ("funnel", &by_force, "figure=funnel".into(), 640, Styling::Page),
        (
            "funnel-narrow",
            &by_force,
            "figure=funnel&years=2021-22".into(),
            320,
            Styling::Alone(Theme::Dark, Host::NONE),
        ),
        ("funnel-eventful", &eventful, "figure=funnel&years=2021-22".into(), 640, Styling::Page),
        ("multiples", &by_force, "figure=multiples".into(), 640, Styling::Page),
        ("multiples-narrow", &by_force, "figure=multiples".into(), 320, Styling::Alone(Theme::Dark, Host::NONE)),
        ("multiples-eventful", &eventful, "figure=multiples&unit=rate".into(), 640, Styling::Page),
        ("stack", &by_outcome, "figure=stack".into(), 640, Styling::Page),
        ("stack-narrow", &by_outcome, "figure=stack".into(), 320, Styling::Alone(Theme::Print, Host::NONE)),
        ("stack-forces", &by_outcome, stack_of_forces, 640, Styling::Alone(Theme::Dark, Host::NONE)),
        ("trend-missing", &national, "figure=trend".into(), 320, Styling::Page),
    ];
    let walked = |publication| walked(&table(publication, "figure=heatmap"), 640, 0).svg;
    let beside_a_cursor = [("heatmap-walked", walked(&by_force)), ("heatmap-walked-eventful", walked(&eventful))];
    let draw = |(name, from, query, width, styling): (_, &Publication, String, _, _)| {
        (name, draw(from, &query, width, styling))
    };
    figures.into_iter().map(draw).chain(beside_a_cursor).collect()
}

/// The figure that a query asks for.
pub(crate) fn draw(publication: &Publication, query: &str, width: u32, styling: Styling) -> String {
    svg(&table(publication, query), Frame { width, height: None, styling, id: 0 })
}

/// The table that a query asks for.
pub(crate) fn table(publication: &Publication, query: &str) -> Table {
    Table::new(publication, &Selection::parse(query, publication).expect("the query suits the sample"))
}
