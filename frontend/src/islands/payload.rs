//! One release on its way from the server to an island.

use super::lean;
use leptos::serde_json::Value;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use shared::{publication::Publication, standing::Standing};
use std::sync::Arc;

/// What an island is given to show. An island's code writes its properties too, and in the browser nobody reads what it would
/// write: there the writing is left out, and with it kilobytes of WebAssembly.
#[derive(Clone, Debug)]
pub(crate) struct Payload {
    /// The release.
    pub(crate) publication: Arc<Publication>,
    /// What its figures say of it beside its numbers.
    pub(crate) standing: Vec<Standing>,
    /// Where its figures say that they can be checked.
    pub(crate) verified_at: String,
}

impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if cfg!(feature = "hydrate") {
            serializer.serialize_unit()
        } else {
            (&*self.publication, &self.standing, &self.verified_at).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tree = Value::deserialize(deserializer)?;
        let (publication, standing, verified_at) = lean::read(tree).map_err(D::Error::custom)?;
        Ok(Self { publication: Arc::new(publication), standing, verified_at })
    }
}
