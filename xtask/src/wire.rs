//! What an address answers, as it goes over the wire.

use anyhow::Context as _;
use std::time::Duration;
use ureq::Agent;

/// A client that keeps its connections and undoes no encoding.
pub(crate) struct Client {
    agent: Agent,
    address: String,
}

impl Client {
    /// A client of the server at an address without a slash at the end.
    pub(crate) fn new(address: &str) -> Self {
        let agent = Agent::config_builder().timeout_global(Some(Duration::from_secs(60))).build().into();
        Self { agent, address: address.to_owned() }
    }

    /// The body of a path as a browser receives it: in brotli, where the server has it so.
    pub(crate) fn get(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let mut answer = self
            .agent
            .get(format!("{}{path}", self.address))
            .header("accept-encoding", "br")
            .call()
            .with_context(|| format!("no good answer from {path}"))?;
        answer.body_mut().read_to_vec().with_context(|| format!("the answer from {path} broke off"))
    }
}
