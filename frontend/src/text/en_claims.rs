//! English words about claims.

use super::{Claims, en::English};
use shared::claim::{Grounds, SOME, Verdict, Whose};

impl Claims for English {
    fn heading(&self) -> &'static str {
        "Claims, checked"
    }

    fn lede(&self, release: &str) -> String {
        format!(
            "Sentences that have been published about these numbers, each with what it says of them and whether that holds. They are checked against what is shown here and nothing else ({release}): a withheld number counts as the range in which it lies."
        )
    }

    fn none(&self) -> &'static str {
        "No published sentence is checked for this dataset."
    }

    fn verdict(&self, verdict: Verdict, made_up: bool) -> &'static str {
        match verdict {
            Verdict::Holds if made_up => "Holds of these made-up numbers",
            Verdict::Holds => "Holds",
            Verdict::Fails if made_up => "Does not hold of these made-up numbers",
            Verdict::Fails => "Does not hold",
            Verdict::Open => "Neither confirmed nor contradicted by the numbers of this dataset",
        }
    }

    fn checked_as(&self) -> &'static str {
        "Checked as"
    }

    fn whose(&self, whose: &Whose, area: &str) -> String {
        match whose {
            Whose::EveryForce => "each police force".to_owned(),
            Whose::SomeForces => format!("at least {SOME} police forces"),
            Whose::Area(_) => area.to_owned(),
        }
    }

    fn bounds(&self, least: &str, most: Option<&str>) -> String {
        match most {
            Some(most) if most == least => format!("exactly {least}"),
            Some(most) if least == "0" => format!("at most {most}"),
            Some(most) => format!("from {least} to {most}"),
            None => format!("at least {least}"),
        }
    }

    fn shown(&self) -> &'static str {
        "The release shows"
    }

    fn grounds(&self, on: Grounds, value: &str) -> String {
        match on {
            Grounds::Cell(_) => value.to_owned(),
            Grounds::Forces { within, outside: 0, open: 0 } => {
                format!("all {within} police forces within these bounds")
            }
            Grounds::Forces { within, outside, open } => format!(
                "of {} police forces, {within} within these bounds, {outside} outside, and {open} of which it cannot be told",
                within + outside + open
            ),
        }
    }

    fn strengths(&self) -> &'static str {
        "Strengths"
    }
}
