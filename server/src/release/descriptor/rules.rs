//! The rules that a descriptor keeps beyond the types of its keys.

use super::{Descriptor, Total};
use crate::release::import::{Area, code};
use jiff::civil::Date;
use shared::{
    certificate::{LEAST_REACH, LEAST_WIDTH},
    claim::{CodeOf, Whose},
    force::{self, Aggregates},
    language::Bilingual,
    period::Period,
    year::FinancialYear,
};
use std::collections::BTreeSet;

/// A rule that a descriptor breaks.
pub(super) struct Broken {
    pub(super) key: String,
    pub(super) message: String,
}

/// The keys of addresses and the columns of files, which no breakdown may take.
const TAKEN: [&str; 33] = [
    "accent",
    "areacd",
    "areanm",
    "by",
    "count",
    "dataset",
    "figure",
    "font",
    "force",
    "forces",
    "from",
    "geography",
    "height",
    "illustrative",
    "ink",
    "lang",
    "measure",
    "notes",
    "observation",
    "paper",
    "period",
    "rate",
    "region",
    "release",
    "rows",
    "sort",
    "status",
    "theme",
    "to",
    "total",
    "unit",
    "width",
    "years",
];

/// Every rule that `descriptor` breaks.
pub(super) fn broken(descriptor: &Descriptor) -> Vec<Broken> {
    let mut rules = Rules { descriptor, broken: Vec::new() };
    rules.texts();
    rules.addresses();
    rules.breakdowns();
    rules.times();
    rules.policy();
    rules.claims();
    rules.import();
    rules.totals();
    rules.broken
}

/// The slugs of all areas that a release may have.
fn areas() -> impl Iterator<Item = String> {
    force::areas(&[], Aggregates::Regions).into_iter().map(|area| area.slug)
}

struct Rules<'d> {
    descriptor: &'d Descriptor,
    broken: Vec<Broken>,
}

impl Rules<'_> {
    fn require(&mut self, kept: bool, key: impl Into<String>, message: impl Into<String>) {
        if !kept {
            self.broken.push(Broken { key: key.into(), message: message.into() });
        }
    }

    fn slug(&mut self, key: impl Into<String>, slug: &str) {
        let kept = !slug.is_empty() && slug.len() <= 60 && force::slug(slug) == slug && slug.is_ascii();
        let message = format!("found `{slug}`, expected words of a-z and 0-9 joined by hyphens, such as `by-force`");
        self.require(kept, key, message);
    }

    fn texts(&mut self) {
        let dataset = &self.descriptor.dataset;
        let texts: [(&str, &Bilingual); 10] = [
            ("title", &dataset.title),
            ("unit.one", &dataset.unit.one),
            ("unit.many", &dataset.unit.many),
            ("definition", &dataset.definition),
            ("coverage", &dataset.coverage),
            ("status", &dataset.status),
            ("schedule", &dataset.schedule),
            ("source.organisation", &dataset.source.organisation),
            ("source.title", &dataset.source.title),
            ("source.obtained", &dataset.source.obtained),
        ];
        for (key, text) in texts {
            self.text(format!("dataset.{key}"), text);
        }
        if let Some(said) = &dataset.unit.said {
            self.text("dataset.unit.said.one".to_owned(), &said.one);
            let has_count = |text: &str| text.is_empty() || text.contains("{count}");
            let kept = !said.many.en.is_empty() && has_count(&said.many.en) && has_count(&said.many.cy);
            let message = "expected a text with `{count}` for the number, such as `made {count} stops`";
            self.require(kept, "dataset.unit.said.many", message);
            for (key, text) in [("one", &said.one.cy), ("many", &said.many.cy)] {
                let message =
                    "expected Welsh with `{who}` for the police force, such as `stopiodd {who} {count} o gerbydau`";
                self.require(text.is_empty() || text.contains("{who}"), format!("dataset.unit.said.{key}.cy"), message);
            }
        }
        for (index, caveat) in dataset.caveats.iter().enumerate() {
            self.text(format!("dataset.caveats.{index}"), caveat);
        }
        for (index, fact) in dataset.facts.iter().enumerate() {
            self.text(format!("dataset.facts.{index}.value"), &fact.value);
            self.text(format!("dataset.facts.{index}.label"), &fact.label);
            self.text(format!("dataset.facts.{index}.source"), &fact.source);
        }
    }

    fn text(&mut self, key: String, text: &Bilingual) {
        self.require(!text.en.trim().is_empty(), key, "found no text");
    }

    fn addresses(&mut self) {
        let dataset = &self.descriptor.dataset;
        self.slug("dataset.slug", &dataset.slug);
        self.slug("dataset.measure", &dataset.measure);
        let web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
        self.require(
            web(&dataset.contact.url) || dataset.contact.url.starts_with("mailto:"),
            "dataset.contact.url",
            "expected an address that begins with `https://` or `mailto:`",
        );
        for (key, url) in [("licence.url", &dataset.licence.url), ("source.url", &dataset.source.url)] {
            let kept = web(url) || (url.is_empty() && key == "source.url");
            self.require(kept, format!("dataset.{key}"), "expected an address that begins with `https://`");
        }
    }

    fn breakdowns(&mut self) {
        let mut slugs = BTreeSet::new();
        for (index, breakdown) in self.descriptor.dataset.breakdowns.iter().enumerate() {
            let key = format!("dataset.breakdowns.{index}");
            let slug = &breakdown.slug;
            self.slug(format!("{key}.slug"), slug);
            self.text(format!("{key}.label"), &breakdown.label);
            let taken = TAKEN.contains(&slug.as_str());
            self.require(!taken, format!("{key}.slug"), format!("`{slug}` is a word of addresses or files"));
            self.require(slugs.insert(slug), format!("{key}.slug"), format!("a second breakdown `{slug}`"));
            self.require(!breakdown.codes.is_empty(), format!("{key}.codes"), "expected at least one code");
            let mut codes = BTreeSet::new();
            for (index, code) in breakdown.codes.iter().enumerate() {
                let key = format!("{key}.codes.{index}");
                self.slug(key.clone(), &code.slug);
                self.text(key.clone(), &code.label);
                self.require(code.slug != "total", key.clone(), "`total` is what all codes make together");
                self.require(codes.insert(&code.slug), key, format!("a second code `{}`", code.slug));
            }
        }
    }

    fn times(&mut self) {
        let dataset = &self.descriptor.dataset;
        let first = dataset.first_year;
        let mut spans = BTreeSet::new();
        for (index, span) in dataset.spans.iter().enumerate() {
            let key = format!("dataset.spans.{index}");
            self.require(span.first >= first, key.clone(), format!("`{span}` begins before the first year, {first}"));
            self.require(!span.is_year(), key.clone(), format!("`{span}` is one year, which is published anyway"));
            self.require(spans.insert(span), key, format!("`{span}` a second time"));
        }
        for (index, at) in dataset.breaks.iter().enumerate() {
            let message = format!("`{}` is not after the first year, {first}", at.year);
            self.require(at.year > first, format!("dataset.breaks.{index}.year"), message);
            self.text(format!("dataset.breaks.{index}.note"), &at.note);
        }
        for (index, event) in dataset.events.iter().enumerate() {
            let is_day = event.date.len() == 10 && event.date.parse::<Date>().is_ok();
            let message = format!("found `{}`, expected a day such as `2020-12-17`", event.date);
            self.require(is_day, format!("dataset.events.{index}.date"), message);
            self.text(format!("dataset.events.{index}.label"), &event.label);
        }
        if let Some(years) = self.descriptor.import.years {
            let message = format!("`{years}` begins before the first year of the dataset, {first}");
            self.require(years.first >= first, "import.years", message);
        }
    }

    fn policy(&mut self) {
        let policy = &self.descriptor.policy;
        // A policy that gives no reach has its threshold for one, and one below it for its width.
        let numbers = [
            ("threshold", Some(policy.threshold), LEAST_REACH),
            ("width", policy.width, LEAST_WIDTH),
            ("reach", policy.reach, LEAST_REACH),
        ];
        for (key, found, least) in numbers {
            let found = found.unwrap_or(least);
            let message = format!("found `{found}`, expected at least {least}");
            self.require(found >= least, format!("policy.{key}"), message);
        }
        for (index, fact) in policy.public_facts.iter().enumerate() {
            let key = format!("policy.public_facts.{index}");
            let known = fact.area == "every force" || areas().any(|slug| slug == fact.area);
            let message =
                format!("`{}` is no area: expected `every force`, or its name in addresses, such as `kent`", fact.area);
            self.require(known, format!("{key}.area"), message);
            self.code(&key, fact.code.as_ref());
            let kept = fact.at_most().is_none_or(|most| fact.at_least() <= most);
            self.require(kept, key, "says at least more than at most");
        }
    }

    fn code(&mut self, key: &str, code: Option<&CodeOf>) {
        let Some(CodeOf { breakdown, code }) = code else { return };
        let found = self.descriptor.dataset.breakdowns.iter().find(|known| known.slug == *breakdown);
        let known = found.is_some_and(|found| found.codes.iter().any(|known| known.slug == *code));
        self.require(known, format!("{key}.code"), format!("there is no code `{code}` of a breakdown `{breakdown}`"));
    }

    fn claims(&mut self) {
        let dataset = &self.descriptor.dataset;
        let kinds = if dataset.regions { Aggregates::Regions } else { Aggregates::None };
        for (index, strength) in dataset.strengths.iter().enumerate() {
            self.text(format!("dataset.strengths.{index}"), strength);
        }
        for (index, claim) in dataset.claims.iter().enumerate() {
            let key = format!("dataset.claims.{index}");
            self.text(format!("{key}.says"), &claim.says);
            self.text(format!("{key}.source"), &claim.source);
            let (key, holds) = (format!("{key}.holds"), &claim.holds);
            if let Whose::Area(slug) = &holds.area {
                let known = force::areas(&[], kinds).iter().any(|area| area.slug == *slug);
                let message = format!(
                    "`{slug}` is no area of the dataset: expected `every force`, `some forces`, or a name in addresses"
                );
                self.require(known, format!("{key}.area"), message);
            }
            let message = format!("`{}` begins before the first year, {}", holds.years, dataset.first_year);
            self.require(holds.years.first >= dataset.first_year, format!("{key}.years"), message);
            self.code(&key, holds.code.as_ref());
            let (least, most) = (holds.at_least, holds.at_most);
            let said = [holds.exactly, least, most].iter().any(Option::is_some);
            self.require(said, key.clone(), "says nothing: expected `exactly`, `at_least` or `at_most`");
            let once = holds.exactly.is_none() || (least.is_none() && most.is_none());
            self.require(once, key.clone(), "says `exactly` beside `at_least` or `at_most`");
            let kept = least.zip(most).is_none_or(|(least, most)| least <= most);
            self.require(kept, key, "says at least more than at most");
        }
    }

    fn import(&mut self) {
        let import = &self.descriptor.import;
        let breakdowns = &self.descriptor.dataset.breakdowns;
        for slug in import.columns.keys() {
            let known = breakdowns.iter().any(|breakdown| breakdown.slug == *slug);
            self.require(known, format!("import.columns.{slug}"), format!("there is no breakdown `{slug}`"));
        }
        for (spelling, name) in &import.names {
            let known = force::by_name(name).is_some()
                || Area::named(name).is_some()
                || FinancialYear::read(name).is_ok()
                || (0..breakdowns.len()).any(|index| code(self.descriptor, index, name).is_some());
            let message = format!("`{name}` is no police force, region, financial year or code of a breakdown");
            self.require(known, format!("import.names.{spelling}"), message);
        }
        for text in import.shorthand.keys() {
            let kept = !text.trim().is_empty() && !text.contains(|c: char| c.is_ascii_digit());
            let message = "expected a text without digits; what a blank means is said in `blank`";
            self.require(kept, format!("import.shorthand.{text}"), message);
        }
        let lists = [
            ("agree", &import.agree),
            ("fill_down", &import.fill_down),
            ("ignore", &import.ignore),
            ("leave_out", &import.leave_out),
        ];
        for (key, names) in lists {
            for (index, name) in names.iter().enumerate() {
                self.require(!name.trim().is_empty(), format!("import.{key}.{index}"), "found no text");
            }
        }
    }

    fn totals(&mut self) {
        let import = &self.descriptor.import;
        let mut labels = BTreeSet::new();
        for (index, total) in import.totals.iter().enumerate() {
            let key = format!("import.totals.{index}");
            let label = total.label.trim();
            self.require(!label.is_empty(), key.clone(), "found no label");
            self.require(labels.insert(label.to_lowercase()), key.clone(), format!("a second total `{label}`"));
            let message = format!("`{label}` is the name of a police force; a total needs a label of its own");
            self.require(force::by_name(label).is_none(), key.clone(), message);
            let message = format!("`{}` is no region, no country and not England and Wales", total.area);
            self.require(total.area.is_empty() || Area::named(&total.area).is_some(), format!("{key}.area"), message);
            let message = "expected codes of one breakdown, or financial years";
            self.require(self.adds_up_something(total), format!("{key}.of"), message);
            for name in &total.with {
                let message = format!("`{name}` is not in `leave_out`");
                self.require(import.leave_out.contains(name), format!("{key}.with"), message);
            }
            for name in &total.without {
                let message = format!("`{name}` is no police force");
                self.require(force::by_name(name).is_some(), format!("{key}.without"), message);
            }
        }
    }

    fn adds_up_something(&self, total: &Total) -> bool {
        let breakdowns = 0..self.descriptor.dataset.breakdowns.len();
        total.of.iter().all(|text| text.parse::<Period>().is_ok())
            || breakdowns
                .into_iter()
                .any(|index| total.of.iter().all(|text| code(self.descriptor, index, text).is_some()))
    }
}
