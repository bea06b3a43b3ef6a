//! What the reader asked to see; it parses from a query string and writes exactly one canonical query string.

mod expected;
mod host;
mod offered;
mod pairs;
mod word;

use crate::{
    area::{Area, AreaKind},
    breakdown::Slice,
    colour::{Colour, NoColour},
    figure,
    language::Language,
    period::Period,
    publication::Publication,
    year::FinancialYear,
};
use pairs::pairs;
use std::fmt::Write as _;

pub use expected::{Expected, SelectionError};
pub use host::{Font, Host};
pub use word::{FigureKind, Sort, Theme, Unit, Word};

/// What to show of a publication, and how.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Selection {
    /// The kind of figure.
    pub figure: FigureKind,
    /// Slugs of forces, and of regions and countries where they are published, in the order of the publication; empty for
    /// all forces.
    pub forces: Vec<String>,
    /// The years to show; `None` for all of the release.
    pub years: Option<Period>,
    /// Counts or rates.
    pub unit: Unit,
    /// The index of the breakdown whose codes are the parts of a stack; `None` for the first.
    pub by: Option<usize>,
    /// All observations, or those of one code of a breakdown.
    pub slice: Slice,
    /// The order of the forces.
    pub sort: Sort,
    /// The pinned release; `None` for the latest.
    pub release: Option<u32>,
    /// The language.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// The colours and the font of the page it stands on.
    pub host: Host,
    /// The width of the figure in CSS pixels.
    pub width: Option<u32>,
    /// The least height of the figure in CSS pixels.
    pub height: Option<u32>,
}

/// The narrowest and the widest figure, in CSS pixels.
pub const WIDTHS: (u32, u32) = (280, 1600);
/// The lowest and the highest figure, in CSS pixels.
pub const HEIGHTS: (u32, u32) = (200, 2400);

impl Selection {
    /// The selection of an address without a query string.
    pub fn everything() -> Self {
        Self {
            figure: FigureKind::default(),
            forces: Vec::new(),
            years: None,
            unit: Unit::default(),
            by: None,
            slice: Slice::Total,
            sort: Sort::default(),
            release: None,
            language: Language::default(),
            theme: Theme::default(),
            host: Host::NONE,
            width: None,
            height: None,
        }
    }

    /// Everything, of the same release in the same language: what links to other pages keep.
    pub fn pinned(&self) -> Self {
        Self { release: self.release, language: self.language, ..Self::everything() }
    }

    /// Whether all of the publication is left to be shown; the release, the language and the looks select nothing.
    pub fn is_everything(&self) -> bool {
        let Self { release, language, theme, host, width, height, .. } = *self;
        *self == Self { release, language, theme, host, width, height, ..Self::everything() }
    }

    /// The years that are shown: those selected, else all of the release.
    pub fn period(&self, publication: &Publication) -> Period {
        self.years.unwrap_or_else(|| publication.all_years())
    }

    /// Whether its table has a column for each financial year; else one for the whole period.
    pub fn is_by_year(&self) -> bool {
        self.figure.is_by_year() || (self.figure == FigureKind::Stack && self.forces.is_empty())
    }

    /// Reads a query string (without `?`) against the publication it asks about. A key may come more than once
    /// where it is a list (`forces=kent&forces=sussex`), an empty value is a key that is absent, and a form may send
    /// `from` and `to` in place of `years`. All errors come at once, each with what is allowed.
    pub fn parse(query: &str, publication: &Publication) -> Result<Self, Vec<SelectionError>> {
        let mut selection = Self::everything();
        let mut errors = Vec::new();
        let (mut from, mut to) = (None, None);
        let mut seen: Vec<String> = Vec::new();
        for (key, value) in pairs(query) {
            if value.is_empty() {
                continue;
            }
            let repeated = seen.contains(&key);
            seen.push(key.clone());
            if repeated && key != "forces" {
                errors.push(SelectionError::new(&key, &value, Expected::Once));
                continue;
            }
            let result = match key.as_str() {
                "figure" => figure(&value, publication).map(|figure| selection.figure = figure),
                "measure" => exactly(&publication.dataset().measure, &value),
                "forces" => selection.add_forces(&value, publication),
                "years" => years(&value, publication).map(|years| selection.years = Some(years)),
                "from" => year(&value, publication).map(|year| from = Some(year)),
                "to" => year(&value, publication).map(|year| to = Some(year)),
                "unit" => word(&value).map(|unit| selection.unit = unit),
                "by" => by(&value, publication).map(|index| selection.by = Some(index)),
                "sort" => word(&value).map(|sort| selection.sort = sort),
                "release" => exactly(&publication.release().number.to_string(), &value)
                    .map(|()| selection.release = Some(publication.release().number)),
                "lang" => word(&value).map(|language| selection.language = language),
                "theme" => word(&value).map(|theme| selection.theme = theme),
                "ink" => colour(&value).map(|ink| selection.host.ink = Some(ink)),
                "paper" => colour(&value).map(|paper| selection.host.paper = Some(paper)),
                "accent" => colour(&value).map(|accent| selection.host.accent = Some(accent)),
                "font" => word(&value).map(|font| selection.host.font = font),
                "width" => pixels(&value, WIDTHS).map(|width| selection.width = Some(width)),
                "height" => pixels(&value, HEIGHTS).map(|height| selection.height = Some(height)),
                _ => match breakdown(&key, &value, publication) {
                    Some(result) => result.map(|slice| selection.slice = slice),
                    None => {
                        errors.push(SelectionError::new(&key, &value, Expected::Keys(keys(publication))));
                        continue;
                    }
                },
            };
            if let Err(expected) = result {
                errors.push(SelectionError::new(&key, &value, expected));
            }
        }
        let breakdowns = publication.dataset().breakdowns.iter().map(|breakdown| breakdown.slug.as_str());
        let chosen: Vec<&str> = breakdowns.filter(|slug| seen.iter().any(|key| key == slug)).collect();
        if let [_, second, ..] = chosen[..] {
            errors.push(SelectionError::new(second, &chosen.join(", "), Expected::OneBreakdown));
        }
        selection.span(from, to, publication, &mut errors);
        let faint = figure::faint(selection.theme, selection.host);
        errors.extend(faint.into_iter().map(|faint| {
            SelectionError::new(faint.key, &format!("{} / {}", faint.colour, faint.paper), Expected::Contrast(faint))
        }));
        if errors.is_empty() { Ok(selection.settled()) } else { Err(errors) }
    }

    /// The same selection without what its figure decides by itself: a funnel is one of rates, small multiples stand by
    /// region, and a stack is one of counts and of all codes; nothing else has parts.
    #[must_use]
    pub fn settled(mut self) -> Self {
        match self.figure {
            FigureKind::Funnel => self.unit = Unit::Rate,
            FigureKind::Multiples => self.sort = Sort::Region,
            FigureKind::Stack => (self.unit, self.slice) = (Unit::Count, Slice::Total),
            _ => {}
        }
        self.by = self.by.filter(|by| self.figure == FigureKind::Stack && *by > 0);
        self
    }

    /// The same selection without its looks: as a page of ours shows it.
    #[must_use]
    pub fn plain(&self) -> Self {
        Self { theme: Theme::default(), host: Host::NONE, width: None, height: None, ..self.clone() }
    }

    fn span(
        &mut self,
        from: Option<FinancialYear>,
        to: Option<FinancialYear>,
        publication: &Publication,
        errors: &mut Vec<SelectionError>,
    ) {
        if from.is_none() && to.is_none() {
            // Only now: `years` that name all years are the default, which the canonical form leaves out.
            self.years = self.years.filter(|years| *years != publication.all_years());
            return;
        }
        let all = publication.all_years();
        let (first, last) = (from.unwrap_or(all.first), to.unwrap_or(all.last));
        match Period::new(first, last) {
            _ if let Some(years) = self.years => {
                errors.push(SelectionError::new("years", &years.to_string(), Expected::YearsOrEnds));
            }
            Some(period) => self.years = Some(period).filter(|period| *period != all),
            None => errors.push(SelectionError::new("to", &last.to_string(), Expected::NotBefore(first))),
        }
    }

    fn add_forces(&mut self, value: &str, publication: &Publication) -> Result<(), Expected> {
        let mut wanted: Vec<&str> = value.split(',').filter(|slug| !slug.is_empty()).collect();
        let unknown = wanted.iter().copied().any(|slug| !publication.choosable().any(|area| area.slug == slug));
        if unknown {
            return Err(Expected::Areas(publication.choosable().map(|area| area.slug.clone()).collect()));
        }
        let kept = std::mem::take(&mut self.forces);
        wanted.extend(kept.iter().map(String::as_str));
        let chosen: Vec<&Area> = publication.choosable().filter(|area| wanted.contains(&area.slug.as_str())).collect();
        self.forces = chosen.iter().map(|area| area.slug.clone()).collect();
        // All forces, one by one, are all forces.
        if chosen.iter().all(|area| area.kind == AreaKind::Force) && chosen.len() == publication.forces().count() {
            self.forces.clear();
        }
        Ok(())
    }

    /// The canonical query string, without `?`: every key that is not at its default, in the order of the contract.
    pub fn query(&self, publication: &Publication) -> String {
        let mut query = String::new();
        let mut push = |key: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            let _ = write!(query, "{key}={value}");
        };
        if self.figure != FigureKind::default() {
            push("figure", self.figure.word());
        }
        if !self.forces.is_empty() {
            push("forces", &self.forces.join(","));
        }
        if let Some(years) = self.years {
            push("years", &years.to_string());
        }
        if self.unit != Unit::default() && self.figure != FigureKind::Funnel {
            push("unit", self.unit.word());
        }
        if let Some(breakdown) = self.by.and_then(|by| publication.dataset().breakdowns.get(by)) {
            push("by", &breakdown.slug);
        }
        if let Slice::Code(breakdown, code) = self.slice
            && let Some(breakdown) = publication.dataset().breakdowns.get(breakdown)
            && let Some(code) = breakdown.codes.get(code)
        {
            push(&breakdown.slug, &code.slug);
        }
        if self.sort != Sort::default() && self.figure != FigureKind::Multiples {
            push("sort", self.sort.word());
        }
        if let Some(release) = self.release {
            push("release", &release.to_string());
        }
        if self.language != Language::default() {
            push("lang", self.language.tag());
        }
        if self.theme != Theme::default() {
            push("theme", self.theme.word());
        }
        for (key, colour) in [("ink", self.host.ink), ("paper", self.host.paper), ("accent", self.host.accent)] {
            if let Some(colour) = colour {
                push(key, &colour.to_string());
            }
        }
        if self.host.font != Font::default() {
            push("font", self.host.font.word());
        }
        if let Some(width) = self.width {
            push("width", &width.to_string());
        }
        if let Some(height) = self.height {
            push("height", &height.to_string());
        }
        query
    }

    /// The language that a query string asks for, of whatever it asks.
    pub fn language_of(query: &str) -> Result<Language, SelectionError> {
        match pairs(query).find(|(key, value)| key == "lang" && !value.is_empty()) {
            None => Ok(Language::default()),
            Some((key, value)) => word(&value).map_err(|expected| SelectionError::new(&key, &value, expected)),
        }
    }

    /// The release that a query string pins, before the publication it asks about is known: `Ok(None)` for the latest.
    pub fn release_of(query: &str) -> Result<Option<u32>, SelectionError> {
        match pairs(query).find(|(key, value)| key == "release" && !value.is_empty()) {
            None => Ok(None),
            Some((key, value)) => match value.parse() {
                Ok(number) if number > 0 => Ok(Some(number)),
                _ => Err(SelectionError::new(&key, &value, Expected::Release)),
            },
        }
    }
}

fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> Expected {
    Expected::OneOf(words.map(str::to_owned).collect())
}

fn word<W: Word>(value: &str) -> Result<W, Expected> {
    let found = W::WORDS.iter().find(|(word, _)| *word == value).map(|(_, value)| *value);
    found.ok_or_else(|| one_of(W::WORDS.iter().map(|(word, _)| *word)))
}

/// A kind of figure that the publication has: without a breakdown there are no parts to stack.
fn figure(value: &str, publication: &Publication) -> Result<FigureKind, Expected> {
    let kinds = || FigureKind::of(publication.dataset());
    kinds().find(|kind| kind.word() == value).ok_or_else(|| one_of(kinds().map(Word::word)))
}

/// The index of a breakdown.
fn by(value: &str, publication: &Publication) -> Result<usize, Expected> {
    let slugs = || publication.dataset().breakdowns.iter().map(|breakdown| breakdown.slug.as_str());
    slugs()
        .position(|slug| slug == value)
        .ok_or_else(|| if slugs().next().is_none() { Expected::NoBreakdown } else { one_of(slugs()) })
}

fn exactly(allowed: &str, value: &str) -> Result<(), Expected> {
    if allowed == value { Ok(()) } else { Err(Expected::OneOf(vec![allowed.to_owned()])) }
}

fn colour(value: &str) -> Result<Colour, Expected> {
    value.parse().map_err(|NoColour| Expected::Colour)
}

fn pixels(value: &str, (least, most): (u32, u32)) -> Result<u32, Expected> {
    match value.parse() {
        Ok(pixels) if (least..=most).contains(&pixels) => Ok(pixels),
        _ => Err(Expected::Within(least, most)),
    }
}

fn years(value: &str, publication: &Publication) -> Result<Period, Expected> {
    let all = publication.all_years();
    let period = value.parse::<Period>().ok();
    period.filter(|period| period.first >= all.first && period.last <= all.last).ok_or(Expected::Years(all))
}

fn year(value: &str, publication: &Publication) -> Result<FinancialYear, Expected> {
    let year = years(value, publication).ok().filter(|period| period.is_year());
    year.map(|period| period.first).ok_or_else(|| Expected::Year(publication.all_years()))
}

fn breakdown(key: &str, value: &str, publication: &Publication) -> Option<Result<Slice, Expected>> {
    let (index, breakdown) =
        publication.dataset().breakdowns.iter().enumerate().find(|(_, breakdown)| breakdown.slug == key)?;
    let slugs = || breakdown.codes.iter().map(|code| code.slug.as_str());
    let code = slugs().position(|slug| slug == value);
    Some(code.map(|code| Slice::Code(index, code)).ok_or_else(|| one_of(slugs())))
}

/// Every key that a selection of this publication may have, in canonical order.
fn keys(publication: &Publication) -> Vec<String> {
    let before = ["figure", "measure", "forces", "years", "unit"];
    let by = (!publication.dataset().breakdowns.is_empty()).then_some("by");
    let breakdowns = publication.dataset().breakdowns.iter().map(|breakdown| breakdown.slug.as_str());
    let after = ["sort", "release", "lang", "theme"].into_iter().chain(Host::KEYS).chain(["width", "height"]);
    before.into_iter().chain(by).chain(breakdowns).chain(after).map(str::to_owned).collect()
}
