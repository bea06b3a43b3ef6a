//! One release on its way from the server to an island.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use shared::{publication::Publication, standing::Standing};
use std::sync::Arc;

/// What an explorer is given to show.
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
        (&*self.publication, &self.standing, &self.verified_at).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (publication, standing, verified_at) = Deserialize::deserialize(deserializer)?;
        Ok(Self { publication: Arc::new(publication), standing, verified_at })
    }
}
