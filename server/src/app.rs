//! The addresses, all of them, and the server that answers them.

use crate::{
    embedders::{Notes, Origin},
    error::ApiError,
    http::{
        answer::Answer,
        api,
        ask::{Ask, Store},
        assets::{self, Assets},
        cache, catalogue, downloads, embeds,
        face::{Face, Reach},
        feeds,
        figures::{self, Pictures},
        log, newsroom, oembed, operation, pages, problems, rehearsal, security, verify,
    },
    state::Live,
};
use actix_web::{
    App, HttpMessage as _, HttpRequest, HttpResponse, HttpServer,
    dev::{Path, ResourceDef, Server},
    http::{Method, header},
    middleware::from_fn,
    web,
};
use frontend::{
    page::{Occasion, Site},
    urls,
};
use std::{
    error::Error,
    io,
    net::TcpListener,
    sync::{Arc, LazyLock},
};

/// What the server must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Scheme and host under which readers reach it, without a slash at the end: `https://example.org`.
    pub public_url: String,
}

/// One address, the form in which it answers, and what answers it.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// The pattern of the address.
    pub path: &'static str,
    /// The form of its answers.
    pub face: Face,
    /// From a question to an answer, on the pool for blocking work.
    pub handler: Handler,
}

/// What answers an address.
pub type Handler = fn(&Ask) -> Result<Answer, ApiError>;

/// Every address. The first that matches answers.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    Route::new("/", Face::Page, pages::overview),
    Route::new("/privacy", Face::Page, pages::privacy),
    Route::new("/datasets/{dataset}", Face::Page, pages::dashboard),
    Route::new("/datasets/{dataset}/embed", Face::Page, pages::builder),
    Route::new("/datasets/{dataset}/forces/{force}", Face::Page, pages::force),
    Route::new("/datasets/{dataset}/method", Face::Page, pages::method),
    Route::new("/datasets/{dataset}/table", Face::Page, pages::table),
    Route::new("/datasets/{dataset}/compare", Face::Page, pages::compare),
    Route::new("/datasets/{dataset}/claims", Face::Page, pages::claims),
    Route::new("/datasets/{dataset}/releases", Face::Page, pages::releases),
    Route::new("/datasets/{dataset}/feed.atom", Face::Feed, feeds::dataset),
    Route::new("/datasets/{dataset}/releases/{release}", Face::Page, pages::release),
    Route::new("/search", Face::Page, pages::search),
    Route::new("/accessibility", Face::Page, pages::accessibility),
    Route::new("/embed/{dataset}", Face::Embed, embeds::document),
    Route::new("/figures/{dataset}.svg", Face::Svg, figures::svg),
    Route::new("/figures/{dataset}.png", Face::Png, figures::png),
    Route::new("/downloads/{dataset}.csv-metadata.json", Face::Download, downloads::csv_metadata),
    Route::new("/downloads/{dataset}.csv", Face::Download, downloads::csv),
    Route::new("/downloads/{dataset}.xlsx", Face::Download, downloads::xlsx),
    Route::new("/downloads/{dataset}.json", Face::Download, downloads::json),
    Route::new("/downloads/{dataset}.zip", Face::Download, newsroom::zip),
    Route::new("/cards/{dataset}.svg", Face::Svg, figures::card_svg),
    Route::new("/cards/{dataset}.png", Face::Png, figures::card),
    Route::new("/oembed", Face::Api, oembed::oembed),
    Route::new("/verify", Face::Page, verify::entrance),
    Route::new("/verify/{figure}", Face::Page, verify::figure),
    Route::new("/feed.atom", Face::Feed, feeds::all),
    Route::new("/api/v1/datasets", Face::Api, api::datasets::datasets),
    Route::new("/api/v1/datasets/{dataset}", Face::Api, api::dataset::dataset),
    Route::new("/api/v1/datasets/{dataset}/observations", Face::Api, api::observations::observations),
    Route::new("/api/v1/datasets/{dataset}/releases", Face::Api, api::releases::releases),
    Route::new("/api/v1/datasets/{dataset}/releases/{release}/certificate", Face::Api, api::certificate::certificate),
    Route::new("/api/v1/figures/{figure}", Face::Api, api::figure::figure),
    Route::new("/api/openapi.json", Face::Api, api::document::openapi),
    Route::new("/rehearsal/{token}/{rest:.*}", Face::Page, rehearsal::below),
    Route::new("/assets/{file}", Face::Asset, assets::file),
    Route::new("/health/live", Face::Operation, operation::live),
    Route::new("/health/ready", Face::Operation, operation::ready),
    Route::new("/version", Face::Operation, operation::version),
    Route::new("/catalog.jsonld", Face::Catalogue, catalogue::dcat),
    Route::new("/sitemap.xml", Face::Catalogue, catalogue::sitemap),
    Route::new("/robots.txt", Face::Catalogue, catalogue::robots),
    Route::new("/favicon.ico", Face::Asset, assets::icon),
    Route::new("/favicon.svg", Face::Asset, assets::icon),
];

impl Route {
    const fn new(path: &'static str, face: Face, handler: Handler) -> Self {
        Self { path, face, handler }
    }
}

/// A route that answers a path, and what the path says in the places of its pattern.
#[derive(Debug)]
pub struct Found {
    /// The route.
    pub route: &'static Route,
    path: Path<String>,
}

impl Found {
    /// The part of the path in a place of the pattern; nothing where there is no such place.
    pub fn part(&self, name: &str) -> String {
        self.path.get(name).unwrap_or_default().to_owned()
    }
}

static PATTERNS: LazyLock<Vec<ResourceDef>> =
    LazyLock::new(|| ROUTES.iter().map(|route| ResourceDef::new(route.path)).collect());

/// The route that answers a path, without a request.
pub fn resolve(path: &str) -> Option<Found> {
    PATTERNS.iter().zip(ROUTES).find_map(|(pattern, route)| {
        let mut path = Path::new(path.to_owned());
        pattern.capture_match_info(&mut path).then_some(Found { route, path })
    })
}

/// The path that is meant, and what is there: one slash too many is forgiven, and who takes the end off an address comes to the page
/// on which the datasets, or the forces of one, are listed.
pub fn meant(path: &str) -> Option<(&str, Found)> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let above = path.strip_suffix("/datasets").or(path.strip_suffix("/forces"));
    let above = above.map(|above| if above.is_empty() { "/" } else { above });
    [path].into_iter().chain(above).find_map(|path| Some((path, resolve(path)?)))
}

/// The answer to a question, or why there is none.
pub fn reply(handler: impl FnOnce(&Ask) -> Result<Answer, ApiError>, ask: &Ask) -> Answer {
    handler(ask).unwrap_or_else(|error| {
        if error.status().is_server_error() {
            tracing::error!(error.code = error.code(), error.cause = &error as &dyn Error, "request failed");
        }
        problems::answer(&error, ask)
    })
}

/// What all requests share.
struct Edge {
    live: Arc<Live>,
    site: Arc<Site>,
    assets: Arc<Assets>,
    pictures: Pictures,
    notes: Notes,
}

/// Serves `live` on `listener` until its handle is told to stop; signals are the business of the caller.
pub fn run(listener: TcpListener, live: Arc<Live>, settings: Settings, notes: Notes) -> io::Result<Server> {
    let coded = web::Data::new(cache::Coded::default());
    let assets = Assets::load(&coded);
    let site = Site {
        verified_at: urls::verified_at(&settings.public_url),
        public_url: settings.public_url,
        style: None,
        islands: assets.islands.clone(),
        occasion: Occasion::Public,
    };
    let edge = web::Data::new(Edge {
        live,
        site: Arc::new(site),
        assets: Arc::new(assets),
        pictures: Pictures::default(),
        notes,
    });
    let server = HttpServer::new(move || {
        let app = App::new().app_data(edge.clone()).app_data(coded.clone()).configure(addresses);
        // The last is the outermost.
        app.wrap(from_fn(cache::middleware)).wrap(from_fn(security::middleware)).wrap(from_fn(log::middleware))
    });
    Ok(server.disable_signals().listen(listener)?.run())
}

fn addresses(config: &mut web::ServiceConfig) {
    for route in ROUTES {
        config.route(route.path, web::to(move |request, edge| answer(*route, request, edge)));
    }
    config.default_service(web::to(|request: HttpRequest, edge| async move {
        let face = Face::of_path(request.path());
        if let Some(address) = elsewhere(&request) {
            request.extensions_mut().insert(face);
            return Answer::moved(address).response();
        }
        respond(face, |_| Err(ApiError::UnknownAddress), request, edge).await
    }));
}

/// The address that is meant by one that is none; programs that run the server are told nothing that is kept.
fn elsewhere(request: &HttpRequest) -> Option<String> {
    let (path, found) = meant(request.path())?;
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let query = request.query_string();
    (is_read && found.route.face != Face::Operation)
        .then(|| if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
}

async fn answer(route: Route, request: HttpRequest, edge: web::Data<Edge>) -> HttpResponse {
    match *request.method() {
        Method::GET | Method::HEAD => respond(route.face, route.handler, request, edge).await,
        Method::OPTIONS => options(route.face, &request),
        _ => {
            let mut response = respond(route.face, |_| Err(ApiError::Method), request, edge).await;
            response.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static(ALLOWED));
            response
        }
    }
}

async fn respond(face: Face, handler: Handler, request: HttpRequest, edge: web::Data<Edge>) -> HttpResponse {
    request.extensions_mut().insert(face);
    let ask = ask(face, &request, &edge);
    // What panicked has told the log why.
    let panicked = ask.clone();
    let answered = web::block(move || reply(handler, &ask)).await;
    answered.unwrap_or_else(|_| problems::answer(&ApiError::Panicked, &panicked)).response()
}

const ALLOWED: &str = "GET, HEAD, OPTIONS";

/// What may be done at an address, and by whose pages.
fn options(face: Face, request: &HttpRequest) -> HttpResponse {
    request.extensions_mut().insert(face);
    let mut response = HttpResponse::NoContent();
    response.insert_header((header::ALLOW, ALLOWED));
    if face.reach() == Reach::Everyone {
        response.insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, ALLOWED));
        response.insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, Accept"));
        response.insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"));
    }
    response.finish()
}

fn ask(face: Face, request: &HttpRequest, edge: &Edge) -> Ask {
    let part = |name| request.match_info().get(name).unwrap_or_default().to_owned();
    Ask {
        face,
        site: Arc::clone(&edge.site),
        assets: Arc::clone(&edge.assets),
        pictures: edge.pictures.clone(),
        embedder: embedder(face, request, edge),
        snapshot: edge.live.snapshot(),
        store: if edge.live.is_degraded() { Store::Fails } else { Store::Answers },
        dataset: part("dataset"),
        force: part("force"),
        number: part("release"),
        file: part("file"),
        figure: part("figure"),
        token: part("token"),
        rest: part("rest"),
        query: request.query_string().to_owned(),
    }
}

/// The site from which an embed is asked for, where that is noted.
fn embedder(face: Face, request: &HttpRequest, edge: &Edge) -> Option<(Origin, Notes)> {
    if face != Face::Embed || !edge.notes.is_on() {
        return None;
    }
    let referrer = request.headers().get(header::REFERER)?.to_str().ok()?;
    Some((Origin::of_referrer(referrer, &edge.site.public_url)?, edge.notes.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::{body::to_bytes, test::TestRequest};

    #[actix_web::test]
    async fn a_handler_that_panics_is_a_500_that_tells_nothing_of_it() {
        let site = Site {
            public_url: String::new(),
            verified_at: String::new(),
            style: None,
            islands: None,
            occasion: Occasion::Public,
        };
        let assets = Arc::new(Assets::default());
        let edge = web::Data::new(Edge {
            live: Arc::new(Live::default()),
            site: Arc::new(site),
            assets,
            pictures: Pictures::default(),
            notes: Notes::off(),
        });
        for face in [Face::Page, Face::Embed, Face::Svg, Face::Png, Face::Api] {
            let route = Route::new("/", face, |_| panic!("the inside of the server"));
            let response = answer(route, TestRequest::get().to_http_request(), edge.clone()).await;
            assert_eq!(response.status().as_u16(), 500);
            let body = to_bytes(response.into_body()).await.expect("a body in memory");
            let inside = b"the inside".as_slice();
            assert!(!body.is_empty() && !body.windows(inside.len()).any(|window| window == inside), "{face:?}");
        }
    }
}
