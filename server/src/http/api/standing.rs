//! What has become of the release of an answer, for machines.

use super::LANGUAGE;
use serde::Serialize;
use shared::{publication::Publication, standing};
use utoipa::ToSchema;

/// What has become of a release.
#[derive(Debug, Serialize, ToSchema)]
pub struct Standing {
    /// `latest`, `superseded`, `corrected` or `withdrawn`; `rehearsed` where nobody has published it.
    pub state: &'static str,
    /// The day of what happened to it, in London.
    #[schema(format = Date)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// The release that corrected it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<u32>,
    /// What the office says of it: the note of the correction, the reason of the withdrawal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The latest release, when it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<u32>,
    /// All of it in one line.
    pub text: String,
}

impl Standing {
    /// What has become of a release with a number.
    pub fn new(number: u32, standing: &standing::Standing) -> Self {
        use standing::Standing as Of;
        let (state, on, by, note) = match standing {
            Of::Latest => ("latest", None, None, None),
            Of::Superseded { on, .. } => ("superseded", Some(on), None, None),
            Of::Corrected { by, on, note, .. } => ("corrected", Some(on), Some(*by), Some(note)),
            Of::Withdrawn { on, reason } => ("withdrawn", Some(on), None, Some(reason)),
            Of::Rehearsed { .. } => ("rehearsed", None, None, None),
            Of::Archived { on, .. } => ("archived", Some(on), None, None),
        };
        Self {
            state,
            on: on.cloned(),
            by,
            note: note.map(|note| note.text(LANGUAGE).to_owned()),
            latest: standing.latest(),
            text: LANGUAGE.words().standing(number, standing),
        }
    }
}

/// What an answer says of its release; nothing where the address asks for whatever is the latest.
pub fn of(publication: &Publication, standing: &[standing::Standing]) -> Vec<Standing> {
    standing.iter().map(|standing| Standing::new(publication.release().number, standing)).collect()
}
