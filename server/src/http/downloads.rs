//! The table behind a figure as a file, whole or as selected.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        api::{observations::Observations, standing},
        ask::Ask,
        tidy::{Column, columns, record},
    },
    workbook,
};
use frontend::{page::View, urls};
use serde_json::json;
use shared::{
    language::Language, observation::observations, publication::Publication, selection::Selection, standing::Standing,
};

/// Tidy CSV.
pub fn csv(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let body = tidy(&view.publication, &view.selection);
    let metadata = format!("{}{}", urls::csv_metadata(&ask.dataset), pin(&view.selection));
    Ok(file(&view, media::CSV, body, "csv").described_by(metadata))
}

/// The table of a selection as tidy CSV.
pub fn tidy(publication: &Publication, selection: &Selection) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = columns(publication.dataset());
    writer.write_record(header.iter().map(|column| &column.name)).expect("memory takes every byte");
    for row in observations(publication, selection) {
        writer.write_record(record(&row)).expect("every record has the fields of the header");
    }
    writer.into_inner().expect("memory takes every byte")
}

/// The same as JSON.
pub fn json(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let body = serde_json::to_vec(&Observations::new(&view)).expect("texts and numbers are JSON");
    Ok(file(&view, media::JSON, body, "json"))
}

/// A workbook: the whole release, or the table that is selected.
pub fn xlsx(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let body = workbook::xlsx(&view, &ask.site.public_url).map_err(ApiError::Workbook)?;
    Ok(file(&view, media::XLSX, body, "xlsx"))
}

/// What the columns of the CSV file mean, as CSV on the Web has it.
pub fn csv_metadata(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.publication()?;
    let file = format!("{}.csv{}", ask.dataset, pin(&view.selection));
    Ok(Answer::live(media::CSVW, described(&view, &file)).of_release(view.publication.release().number))
}

/// What the columns of a CSV file of a view mean, as CSV on the Web has it; `file` is its address from there.
pub fn described(view: &View, file: &str) -> String {
    let View { publication, standing, .. } = view;
    let dataset = publication.dataset();
    let english = Language::En;
    let columns = columns(dataset);
    let key = columns.iter().take_while(|column| column.name != "observation").map(|column| &column.name);
    let caveats: Vec<&str> = dataset.caveats.iter().map(|caveat| caveat.text(english)).collect();
    let mark = dataset.illustrative.then(|| english.words().illustrative());
    let described = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": file,
        "dc:title": dataset.title.text(english),
        "dc:description": dataset.summary.text(english),
        "dc:publisher": dataset.source.organisation.text(english),
        "dc:license": { "@id": dataset.licence.url },
        "dc:issued": publication.release().published,
        "notes": [{
            "illustrative": dataset.illustrative,
            "illustrativeNote": mark,
            "release": publication.release().number,
            "standing": standing::of(publication, standing),
            "status": dataset.status.text(english),
            "caveats": caveats,
        }],
        "dialect": { "header": true, "encoding": "utf-8", "lineTerminators": ["\n"] },
        "tableSchema": {
            "primaryKey": key.chain([&"unit".to_owned()]).collect::<Vec<_>>(),
            "columns": columns.iter().map(description).collect::<Vec<_>>(),
        },
    });
    described.to_string()
}

fn description(column: &Column) -> serde_json::Value {
    json!({
        "name": column.name,
        "titles": column.name,
        "datatype": column.datatype,
        "dc:description": column.description,
    })
}

/// The query that keeps a file and its description on the same release.
fn pin(selection: &Selection) -> String {
    selection.release.map_or_else(String::new, |release| format!("?release={release}"))
}

/// A file of a release under the name of its dataset; that of a rehearsal says so, for a CSV file has no other place for it.
pub(super) fn file(view: &View, media_type: &'static str, body: Vec<u8>, end: &str) -> Answer {
    let View { publication, standing, .. } = view;
    let number = publication.release().number;
    let rehearsal = if standing.iter().any(|it| matches!(it, Standing::Rehearsed { .. })) { "-rehearsal" } else { "" };
    let name = format!("{}-release-{number}{rehearsal}.{end}", publication.dataset().slug);
    Answer::live(media_type, body).of_release(number).named(name)
}
