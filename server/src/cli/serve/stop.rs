//! How the operating system tells the process to stop.

use std::io;

/// Ends when the process is told to stop; from now on, no signal of that kind ends the process by itself.
#[cfg(unix)]
pub(super) fn told() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ends when the process is told to stop.
#[cfg(not(unix))]
pub(super) fn told() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a signal to wait for, the process ends as the system ends it.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    })
}
