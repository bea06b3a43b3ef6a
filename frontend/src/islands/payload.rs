//! A publication on its way from the server to an island.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use shared::publication::Publication;
use std::sync::Arc;

/// What an island is given to show. An island's code writes its properties too, and in the browser nobody reads what it would
/// write: there the writing is left out, and with it kilobytes of WebAssembly.
#[derive(Clone, Debug)]
pub(crate) struct Payload(pub(crate) Arc<Publication>);

impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if cfg!(feature = "hydrate") { serializer.serialize_unit() } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Publication::deserialize(deserializer).map(Arc::new).map(Self)
    }
}
