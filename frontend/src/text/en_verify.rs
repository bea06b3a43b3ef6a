//! English words about the check of a figure.

use super::{en::English, problems::Told, verify::Verify};
use shared::identity::FigureIdError;

impl Verify for English {
    fn heading(&self) -> &'static str {
        "Check a figure"
    }

    fn lede(&self) -> &'static str {
        "Every figure from here has a name, in the last line of its image. Type it, and see the exact numbers, and whether they are still those of today."
    }

    fn name(&self) -> &'static str {
        "Name of the figure"
    }

    fn submit(&self) -> &'static str {
        "Check"
    }

    fn this_figure(&self) -> &'static str {
        "Check this figure"
    }

    fn today(&self) -> &'static str {
        "What has become of it"
    }

    fn unchanged(&self, latest: u32) -> String {
        format!("Release {latest}, the latest, has the same numbers in this figure.")
    }

    fn changed(&self, count: usize, latest: u32) -> String {
        match count {
            1 => format!("One number of this figure is another one in release {latest}, the latest:"),
            _ => format!("{count} numbers of this figure are others in release {latest}, the latest:"),
        }
    }

    fn not_comparable(&self, latest: u32) -> String {
        format!("Release {latest}, the latest, has no figure of the same areas and years.")
    }

    fn in_latest(&self, latest: u32) -> String {
        format!("See it in release {latest}")
    }

    fn does_it_appear(&self) -> &'static str {
        "Does this number appear?"
    }

    fn number(&self) -> &'static str {
        "A number, as you have read it"
    }

    fn area(&self) -> &'static str {
        "Area"
    }

    fn any_area(&self) -> &'static str {
        "Any of them"
    }

    fn same(&self, number: &str, place: &str) -> String {
        format!("Yes. {number} is the number for {place}.")
    }

    fn rounded(&self, number: &str, place: &str, shown: &str) -> String {
        format!("Roughly. {number} is the number for {place} without its decimals: {shown}.")
    }

    fn open(&self, number: &str, place: &str, shown: &str) -> String {
        format!("Nobody can say. The number for {place} is withheld ({shown}): it may be {number} or another one.")
    }

    fn other(&self, number: &str, place: &str, shown: &str) -> String {
        format!("No. The figure shows {shown} for {place}, not {number}.")
    }

    fn missing(&self, place: &str, shown: &str) -> String {
        format!("There is no number for {place}: {shown}.")
    }

    fn nowhere(&self, number: &str) -> String {
        format!("No. {number} is none of the numbers that this figure shows.")
    }

    fn could_be(&self, count: usize) -> String {
        match count {
            1 => "One number of the figure is withheld and has this number in its range: whether it is this one, nobody can say.".into(),
            _ => format!("{count} numbers of the figure are withheld and have this number in their range: whether one of them is this one, nobody can say."),
        }
    }

    fn hedge(&self) -> &'static str {
        "A number that agrees is right together with its area, its years and its unit alone, and with the caveats below. Sums, shares and changes that somebody worked out are not checked here."
    }

    fn unknown(&self, found: &str, why: Option<FigureIdError>) -> Told {
        let detail = match why {
            Some(FigureIdError::Shape) => {
                "A name has the dataset, the number of a release and a code, with hyphens between them, as in the last line of a figure."
            }
            Some(FigureIdError::Check) => {
                "A letter or a digit of it is wrong, missing or in another place. Compare it with the last line of the figure: after the number of the release there is no letter I, L, O or U."
            }
            None => {
                "It is spelled as a name should be, but no figure from here has it. Perhaps it is from another site."
            }
        };
        Told::new("Figure not found", format!("There is no figure “{found}”. {detail}"))
    }
}
