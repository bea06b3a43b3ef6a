//! `referrals serve`: the dashboard, until the process is told to stop.

mod stop;

use super::{Exit, Failure, say, with_store_made};
use crate::{
    app::{self, Settings},
    clock,
    config::Config,
    embedders::Notes,
    release::demo,
    state::Live,
    store::follow::Follower,
};
use std::{
    convert::Infallible,
    future::pending,
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    sync::Arc,
};

/// Serve what is published. A database that has never held anything else is given the demo datasets.
///
/// SIGTERM and Ctrl-C let the requests that are being answered finish.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Leave an empty database empty.
    #[arg(long)]
    no_demo: bool,
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    let listener = listen(config.listen)?;
    let address = format!("http://{}", reachable(listener.local_addr().map_err(failed)?));
    with_store_made(config, async |store| {
        if !options.no_demo {
            demo::show(&*store, clock::now()).await?;
        }
        let live = Arc::new(Live::default());
        let (notes, recorder) = match config.embed_origins {
            true => Some(Notes::into_store(Arc::clone(&store))).unzip(),
            false => (None, None),
        };
        let notes = notes.unwrap_or_default();
        let record = async {
            match recorder {
                Some(recorder) => recorder.record().await,
                None => pending().await,
            }
        };
        let mut follower = Follower::new(store, Arc::clone(&live));
        follower.look().await;
        let public_url = config.public_url.clone().unwrap_or_else(|| address.clone());
        let server = app::run(listener, live, Settings { public_url }, notes).map_err(failed)?;
        let (told_to_stop, handle) = (stop::told().map_err(failed)?, server.handle());
        let stop = async {
            told_to_stop.await;
            tracing::info!("told to stop: requests that are being answered are finished first");
            handle.stop(true).await;
            pending::<Infallible>().await
        };
        say(format_args!("Referrals is at {address}"));
        tokio::select! {
            never = follower.follow() => match never {},
            never = record => match never {},
            never = stop => match never {},
            ended = server => ended.map_err(failed),
        }
    })
    .await
}

fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::AddrInUse => "another program listens there".to_owned(),
            _ => error.to_string(),
        };
        let message = format!("cannot listen on {address}: {why}; REFERRALS_LISTEN names another address");
        Failure::new(Exit::Server, message)
    })
}

/// The address that a browser on this machine can open.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

fn failed(error: io::Error) -> Failure {
    Failure::new(Exit::Server, error)
}
