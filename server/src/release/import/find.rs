//! Which sheets of a return have the table.

use super::{
    grid::Sheet,
    header::Wanted,
    label::plain,
    problem::{ImportErrors, Place, Problems, only, quoted},
    table::Table,
    vocabulary::Vocabulary,
};
use crate::release::descriptor::{Import, Strings};

/// Finds the table, or those of all sheets that the descriptor names; or says why there is none.
pub(super) fn tables<'s>(sheets: &'s [Sheet], words: &Vocabulary<'_>) -> Result<Vec<Table<'s>>, ImportErrors> {
    let wanted = Wanted::new(words);
    let (mut found, mut without) = (Vec::new(), Vec::new());
    for sheet in chosen(sheets, &words.descriptor.import)? {
        match wanted.header_of(sheet) {
            Ok(header) => found.push((sheet, header)),
            Err(nearest) => without.push(nearest),
        }
    }
    let names = || found.iter().filter_map(|(sheet, _)| sheet.name.as_deref()).collect::<Vec<_>>().join(", ");
    let error = match &words.descriptor.import.sheet {
        None if found.len() > 1 => {
            let found = format!("{} sheets with this header: {}", found.len(), names());
            Some(only(Place::default(), found, "one of them, or several, named in `sheet`"))
        }
        // All sheets that are named by their own name must have it.
        Some(named) if !named.0.iter().any(|name| name == EVERY) => without.pop().map(|(_, error)| error),
        _ if found.is_empty() => {
            let nearest = without.into_iter().max_by_key(|(matched, _)| *matched);
            Some(nearest.map_or_else(|| only(Place::default(), "no sheet", "a sheet with a table"), |(_, error)| error))
        }
        _ => None,
    };
    if let Some(error) = error {
        return Err(error);
    }
    let mut problems = Problems::default();
    let mut tables = Vec::new();
    for (sheet, header) in found {
        tables.push(wanted.table(sheet, header, &mut problems));
    }
    problems.or(tables)
}

/// In place of the name of a sheet, all of them.
const EVERY: &str = "*";

fn chosen<'s>(sheets: &'s [Sheet], import: &Import) -> Result<Vec<&'s Sheet>, ImportErrors> {
    let all = sheets.iter().collect();
    let Some(Strings(wanted)) = &import.sheet else { return Ok(all) };
    // A text file is its own only sheet.
    if wanted.iter().any(|name| name == EVERY) || sheets.iter().all(|sheet| sheet.name.is_none()) {
        return Ok(all);
    }
    let named = |wanted: &String| {
        let sheet = sheets.iter().find(|sheet| sheet.name.as_ref().is_some_and(|name| plain(name) == plain(wanted)));
        sheet.ok_or_else(|| {
            let names: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
            only(Place::default(), format!("the sheets {}", names.join(", ")), format!("the sheet {}", quoted(wanted)))
        })
    };
    wanted.iter().map(named).collect()
}
