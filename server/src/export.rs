//! One release as a folder that any web server or archive can keep serving: pages, embeds, figures, files, proof, checksums.
//!
//! Invariant: what is written comes from the same handlers as every answer. A link in it leads to another file of the folder or
//! nowhere; nothing points to a server.

mod name;

use crate::{
    app::{reply, resolve},
    http::{
        ask::{Ask, Store},
        assets::Assets,
        cache::Coded,
        face::Face,
        figures::Pictures,
        links::Relink,
    },
    state::Snapshot,
};
use frontend::{
    page::{Occasion, Site},
    urls,
};
use name::Named;
use ring::digest::{SHA256, digest};
use shared::standing::Standing;
use std::{
    collections::{BTreeMap, VecDeque},
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The file with the SHA-256 of every other file, as `sha256sum -c` reads it.
pub const SUMS: &str = "SHA256SUMS";

/// Why there is no folder, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No such dataset or release.
    #[error("there is no release {number} of `{dataset}`")]
    Unknown {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
    },
    /// Its numbers are not shown any more.
    #[error(
        "release {number} of `{dataset}` has been withdrawn: its numbers are not shown any more, not even in a folder"
    )]
    Withdrawn {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
    },
    /// Something is in the folder.
    #[error("{} is not empty; name a folder that is empty or not there yet", .0.display())]
    NotEmpty(PathBuf),
    /// A file has its name.
    #[error("{} is a file; name a folder that is empty or not there yet", .0.display())]
    NoFolder(PathBuf),
    /// An address has no answer that could be copied.
    #[error("{address} answers {status}, so the copy would not be whole; what was written is not to be used")]
    Unanswered {
        /// The address.
        address: String,
        /// The status of the answer.
        status: u16,
    },
    /// The folder or a file cannot be written.
    #[error("{} cannot be written: {cause}", .path.display())]
    Unwritten {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
}

/// What is to be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The slug of the dataset.
    pub dataset: &'a str,
    /// The number of the release.
    pub number: u32,
    /// The day of the copy.
    pub on: &'a str,
    /// Where its figures say that they can be checked, [`Site::verified_at`].
    pub verified_at: &'a str,
}

/// Writes a release of a snapshot into a folder that is empty or not there yet; gives the number of files.
pub fn export(snapshot: &Snapshot, wanted: Wanted<'_>, folder: &Path) -> Result<usize, ExportError> {
    let Wanted { dataset, number, .. } = wanted;
    let standing = snapshot.history(dataset).and_then(|all| Some(all.standing(all.edition(number)?)));
    let dataset = dataset.to_owned();
    match standing {
        None => return Err(ExportError::Unknown { dataset, number }),
        Some(Standing::Withdrawn { .. }) => return Err(ExportError::Withdrawn { dataset, number }),
        Some(_) => {}
    }
    let of_one = snapshot.of_one(&dataset, number);
    let snapshot = of_one.ok_or(ExportError::Unknown { dataset: dataset.clone(), number })?;
    empty(folder)?;
    let copied = copy(&question(snapshot, wanted), number)?;
    let mut sums = String::new();
    for (file, body) in &copied {
        write(&folder.join(file), body)?;
        let _ = writeln!(sums, "{}  {file}", hex::encode(digest(&SHA256, body)));
    }
    write(&folder.join(SUMS), sums.as_bytes())?;
    Ok(copied.len() + 1)
}

/// What is asked at every address.
fn question(snapshot: Snapshot, wanted: Wanted<'_>) -> Ask {
    let assets = Assets::load(&Coded::default());
    let site = Site {
        // What is absolute on a server begins with a slash here, and is a link like any other.
        public_url: String::new(),
        verified_at: wanted.verified_at.to_owned(),
        style: Some(assets.style.clone()),
        islands: None,
        occasion: Occasion::Archive { release: wanted.number, on: wanted.on.to_owned() },
    };
    Ask {
        face: Face::Page,
        site: Arc::new(site),
        assets: Arc::new(assets),
        pictures: Pictures::forgetful(),
        embedder: None,
        snapshot: Arc::new(snapshot),
        store: Store::Answers,
        dataset: String::new(),
        force: String::new(),
        number: String::new(),
        figure: String::new(),
        file: String::new(),
        token: String::new(),
        rest: String::new(),
        query: String::new(),
    }
}

/// Follows every link from the list of datasets on, and gives the files by name.
fn copy(ask: &Ask, number: u32) -> Result<BTreeMap<String, Vec<u8>>, ExportError> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut open: VecDeque<Named> = Named::of(&urls::overview(""), number).into_iter().collect();
    while let Some(named) = open.pop_front() {
        if files.contains_key(&named.file) {
            continue;
        }
        let Some(found) = resolve(&named.path) else { continue };
        let answer = reply(found.route.handler, &Ask { query: named.query.clone(), ..ask.at(&found) });
        if answer.status().as_u16() != 200 {
            let (address, status) = (named.address(), answer.status().as_u16());
            return Err(ExportError::Unanswered { address, status });
        }
        let answer = answer.relinked(|address| match Named::of(address, number) {
            Some(other) => {
                let way = other.relative_to(&named.file);
                open.push_back(other);
                Relink::To(way)
            }
            None if resolve(address.split('?').next().unwrap_or_default()).is_some() => Relink::Drop,
            None => Relink::Keep,
        });
        files.insert(named.file, answer.body().to_vec());
    }
    Ok(files)
}

/// A folder that is not there yet is as good as an empty one.
fn empty(folder: &Path) -> Result<(), ExportError> {
    let first = fs::read_dir(folder).map(|mut entries| entries.next().is_some());
    match first {
        Ok(true) => Err(ExportError::NotEmpty(folder.to_owned())),
        Err(cause) if cause.kind() == io::ErrorKind::NotADirectory => Err(ExportError::NoFolder(folder.to_owned())),
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
            Err(ExportError::Unwritten { path: folder.to_owned(), cause })
        }
        Ok(false) | Err(_) => Ok(()),
    }
}

fn write(path: &Path, body: &[u8]) -> Result<(), ExportError> {
    let unwritten = |cause| ExportError::Unwritten { path: path.to_owned(), cause };
    fs::create_dir_all(path.parent().unwrap_or(path)).and_then(|()| fs::write(path, body)).map_err(unwritten)
}
