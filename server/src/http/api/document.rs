//! The OpenAPI document, made from the code that answers.

use super::{certificate, dataset, datasets, figure, json, observations, releases};
use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
        made_of,
    },
};
use shared::{
    language::Language,
    selection::{FigureKind, Sort, Unit, Word},
};
use utoipa::{
    IntoParams, OpenApi,
    openapi::{
        ContentBuilder, Header, HeaderBuilder, Ref, RefOr, ResponseBuilder, Schema, Server, ServerBuilder,
        path::{Parameter, ParameterBuilder, ParameterIn},
        schema::{ObjectBuilder, Type},
    },
};

/// The dataset in a path.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "read by the macro alone")]
pub struct InDataset {
    /// The slug of a dataset.
    dataset: String,
}

/// A release of a dataset, in a path.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "read by the macro alone")]
pub struct OfDataset {
    /// The slug of a dataset.
    dataset: String,
    /// The number of a release.
    release: u32,
}

/// The release of an answer.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "read by the macro alone")]
pub struct Pinned {
    /// The number of a release; the latest when it is absent.
    #[param(minimum = 1)]
    release: Option<u32>,
}

/// A selection.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "read by the macro alone")]
pub struct Selected {
    /// The table of which figure: over the whole period, or by year.
    #[param(schema_with = words::<FigureKind>)]
    figure: Option<String>,
    /// What is measured.
    measure: Option<String>,
    /// Slugs of forces, and of regions and countries where there are any, separated by commas; absent for all forces.
    #[param(example = "kent,sussex")]
    forces: Option<String>,
    /// A financial year or a span of them; absent for all.
    #[param(example = "2020-21..2022-23")]
    years: Option<String>,
    /// Counts, or rates per million residents with their 95% interval.
    #[param(schema_with = words::<Unit>)]
    unit: Option<String>,
    /// The breakdown whose codes are the parts of a `stack`, which alone has parts; absent for the first.
    #[param(example = "outcome")]
    by: Option<String>,
    /// The order of the forces.
    #[param(schema_with = words::<Sort>)]
    sort: Option<String>,
    /// The number of a release; absent for the latest.
    #[param(minimum = 1)]
    release: Option<u32>,
    /// The language.
    #[param(schema_with = words::<Language>)]
    lang: Option<String>,
}

/// The words that a selection reads, as a schema.
fn words<W: Word>() -> RefOr<Schema> {
    let words = W::WORDS.iter().map(|(word, _)| *word);
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words))
        .default(Some(W::default().word().into()))
        .build()
        .into()
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Referrals",
        description = "Statistics on police forces sharing the data of victims of domestic abuse with Immigration Enforcement. \
                       An empty number with a shorthand in `status` is never 0. Illustrative data says so in every answer."
    ),
    paths(
        datasets::datasets,
        dataset::dataset,
        observations::observations,
        releases::releases,
        certificate::certificate,
        figure::figure
    )
)]
struct Document;

/// The description of the API.
pub fn openapi(ask: &Ask) -> Result<Answer, ApiError> {
    ask.no_selection()?;
    Ok(json(&document(&ask.site.public_url)))
}

/// The document of the server that readers reach at `public_url`.
pub fn document(public_url: &str) -> utoipa::openapi::OpenApi {
    let mut document = Document::openapi();
    let server: Server = ServerBuilder::new().url(public_url).build();
    document.servers = Some(vec![server]);
    for item in document.paths.paths.values_mut() {
        if let Some(operation) = &mut item.get {
            operation.parameters.get_or_insert_default().push(if_none_match().into());
            let described = &mut operation.responses.responses;
            described.insert("304".to_owned(), ResponseBuilder::new().description(UNCHANGED).build().into());
            for response in described.values_mut().filter_map(|response| match response {
                RefOr::T(response) if !response.content.contains_key(media::PROBLEM) => Some(response),
                _ => None,
            }) {
                response.headers.insert(made_of::HEADER.to_owned(), text_header(MADE_OF).into());
                response.headers.insert("ETag".to_owned(), text_header(TAG).into());
            }
            for (status, description) in EVERYWHERE {
                described.entry(status.to_owned()).or_insert_with(|| problem(description).build().into());
            }
            let allow =
                problem("Another method than those in `Allow`").header("Allow", text_header("What may be done here"));
            described.insert("405".to_owned(), allow.build().into());
        }
    }
    document
}

/// What every address may answer beside what it says itself.
const EVERYWHERE: [(&str, &str); 3] = [
    ("400", "A key that is not understood"),
    ("414", "A query longer than any selection"),
    ("500", "The answer could not be made"),
];

/// For whoever keeps an answer, or compares it with another.
const UNCHANGED: &str = "The answer is still the one that is named in `If-None-Match`";
const TAG: &str = "Names this answer, for `If-None-Match`";
const MADE_OF: &str = "The release that the answer is made of: its number. Where the answer is about several releases or datasets, the \
                       number for each dataset, `illustrative-by-force=(1 2), published-totals=1`; and where that is longer than \
                       1,024 bytes, `@` and a hash that is the same for the same releases alone.";

fn if_none_match() -> Parameter {
    ParameterBuilder::new()
        .name("If-None-Match")
        .parameter_in(ParameterIn::Header)
        .description(Some("The `ETag` of an answer that is kept; it is sent again only when it has changed"))
        .schema(Some(text()))
        .build()
}

fn text_header(description: &str) -> Header {
    HeaderBuilder::new().schema(Some(text())).description(Some(description)).build()
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn problem(description: &str) -> ResponseBuilder {
    let details = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemDetails"))).build();
    ResponseBuilder::new().description(description).content(media::PROBLEM, details)
}
