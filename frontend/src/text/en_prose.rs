//! English prose.

use super::{HelpLine, Prose, en::English};

impl Prose for English {
    fn product(&self) -> &'static str {
        "Referrals"
    }

    fn tagline(&self) -> &'static str {
        "Domestic abuse victims’ data and immigration enforcement"
    }

    fn skip(&self) -> &'static str {
        "Skip to the content"
    }

    fn quick_exit(&self) -> &'static str {
        "Quick exit"
    }

    fn this_language(&self) -> &'static str {
        "English"
    }

    fn locale(&self) -> &'static str {
        "en_GB"
    }

    fn navigation(&self) -> &'static str {
        "Main"
    }

    fn within_dataset(&self) -> &'static str {
        "This dataset"
    }

    fn overview(&self) -> &'static str {
        "All datasets"
    }

    fn dashboard(&self) -> &'static str {
        "Figures"
    }

    fn method(&self) -> &'static str {
        "About these numbers"
    }

    fn help(&self) -> &'static str {
        "Help and support"
    }

    fn danger(&self) -> &'static str {
        "In danger now? Call 999."
    }

    fn help_lines(&self) -> &'static [HelpLine] {
        &[
            HelpLine {
                name: "Emergency",
                number: "999",
                dialled: "999",
                note: "If you cannot speak, press 55 on a mobile when asked.",
            },
            HelpLine {
                name: "National Domestic Abuse Helpline",
                number: "0808 2000 247",
                dialled: "08082000247",
                note: "Run by Refuge. Free, confidential, 24 hours a day.",
            },
            HelpLine {
                name: "Live Fear Free (Wales)",
                number: "0808 80 10 800",
                dialled: "08088010800",
                note: "Free, confidential, 24 hours a day, in Welsh and English.",
            },
            HelpLine {
                name: "Southall Black Sisters",
                number: "0208 571 0800",
                dialled: "02085710800",
                note: "For Black, minoritised and migrant women.",
            },
        ]
    }

    fn not_official(&self) -> &'static str {
        "The numbers on these pages are not official statistics."
    }

    fn about(&self) -> &'static str {
        "About these pages"
    }

    fn licensed_under(&self) -> &'static str {
        "Texts, figures and data are available under the"
    }

    fn open_licence(&self) -> &'static str {
        "Open Government Licence v3.0"
    }

    fn open_licence_address(&self) -> &'static str {
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    }

    fn privacy(&self) -> &'static str {
        "These pages set no cookies, store nothing on your device, and ask nothing of any third party. There is no tracking. What you choose stands in the address of the page and so in the history of your browser; Quick exit cannot remove it from there."
    }

    fn privacy_heading(&self) -> &'static str {
        "Privacy"
    }

    fn islands_failed(&self) -> &'static str {
        "The instant redraw could not be loaded. The form still works: choose, then press Show."
    }

    fn illustrative_why(&self) -> &'static str {
        "They were made up to show how the figures work. No force sent them, and nothing can be concluded from them."
    }

    fn overview_heading(&self) -> &'static str {
        "Victims of domestic abuse whose data the police shared with Immigration Enforcement"
    }

    fn overview_lede(&self) -> &'static str {
        "What is published about how often police forces in England and Wales pass the details of victims of domestic abuse to the Home Office for immigration purposes: with its source, its limits, and no number that could point to a person."
    }

    fn nothing_published(&self) -> &'static str {
        "No numbers are published at the moment."
    }

    fn open_dashboard(&self, title: &str) -> String {
        format!("Figures, table and files: {title}")
    }

    fn facts(&self) -> &'static str {
        "Published facts"
    }

    fn notes(&self) -> &'static str {
        "About these numbers"
    }

    fn in_full(&self) -> &'static str {
        "Definition, coverage and method in full"
    }

    fn caveats(&self) -> &'static str {
        "Read this before you use a number"
    }

    fn status(&self) -> &'static str {
        "Status"
    }

    fn release(&self) -> &'static str {
        "Release"
    }

    fn source(&self) -> &'static str {
        "Source"
    }

    fn licence(&self) -> &'static str {
        "Licence"
    }

    fn contact(&self) -> &'static str {
        "Contact"
    }

    fn numbers(&self) -> &'static str {
        "Numbers by year"
    }

    fn force_lede(&self, force: &str, region: &str) -> String {
        match region {
            "" => format!("What is published about {force}, which has no area of its own, beside England and Wales."),
            _ => format!("What is published about {force} ({region}), beside England and Wales."),
        }
    }

    fn period(&self) -> &'static str {
        "Period"
    }

    fn all_years(&self) -> &'static str {
        "All years"
    }

    fn no_rate(&self, force: &str) -> String {
        format!(
            "{force} has no rate: the people it meets at work are not mainly the residents of an area of its own, so a rate per million residents would mean nothing."
        )
    }

    fn comparing(&self) -> &'static str {
        "Compare rates, not counts: forces serve populations of very different sizes. Rates are called similar unless their 95% intervals lie apart. The 95% limits of the funnel ask for less, and where no number is withheld 1 force in 20 lies outside them by chance alone: a force can do that and still be called similar. A rank is told as the range that the intervals leave open."
    }

    fn on_dashboard(&self) -> &'static str {
        "See it on the dashboard"
    }

    fn other_forces(&self) -> &'static str {
        "Other forces"
    }

    fn same_region(&self, region: &str) -> String {
        format!("Other forces in {region}")
    }

    fn previous(&self) -> &'static str {
        "Previous force"
    }

    fn next(&self) -> &'static str {
        "Next force"
    }

    fn definition(&self) -> &'static str {
        "What is counted"
    }

    fn unit(&self) -> &'static str {
        "Unit"
    }

    fn unit_text(&self, one: &str, many: &str) -> String {
        format!("One {one}, or several {many}, in the words of the source.")
    }

    fn coverage(&self) -> &'static str {
        "Coverage"
    }

    fn protection(&self) -> &'static str {
        "How people are protected"
    }

    fn protection_texts(&self) -> &'static [&'static str] {
        &[
            "Most numbers about single forces and single years are very small, and each one stands for people. A small count, from 1 to 4 unless the office has set another limit, is therefore withheld and shown as [c]. Where everyone in a total has the same outcome, that would tell something of each of them, so it is withheld as well. A true zero is shown as 0 where it tells of nobody.",
            "Hiding small counts alone would protect nobody, because a hidden number can be the total minus the rest. So further numbers are withheld wherever the numbers around them would give a small count away. Readers are not told which of the two a [c] is.",
            "Before a release is published, it is proved for every withheld number that everything shown would look the same if it were another one, one that is not small included. A release for which this cannot be proved is not published.",
            "Beside each [c] stands a range in which the number lies. It is all that is public about it.",
            "The limits: hidden numbers are protected against what is published here. What somebody knows from elsewhere cannot be taken into account, and a number that was published elsewhere cannot be made secret again.",
        ]
    }

    fn rates(&self) -> &'static str {
        "How rates are made"
    }

    fn rates_texts(&self) -> &'static [&'static str] {
        &[
            "A rate is the count per million residents and year. Residents are the mid-year estimate of the Office for National Statistics for the calendar year in which the financial year begins; over several years, the sum of the estimates.",
            "Beside each rate stands its exact 95% Poisson interval (Garwood). It says how far chance alone could move a number of this size. A rate on fewer than 20 events is marked [u], of low reliability; on fewer than 3 there is none.",
            "The British Transport Police and the City of London Police have no rate [z]: residents are not the people they serve. A rank is only ever told as a range, from the intervals (after Goldstein and Spiegelhalter): most differences between forces in one year are noise.",
            "The funnel sets the rate of each force against its residents, between limits around the rate of England and Wales within which 95% and 99.8% of forces would lie if there were nothing but chance: exact Poisson limits, interpolated (after Spiegelhalter 2005). They widen where residents are few. The rate of England and Wales is all its events, those of the two forces without a rate among them, over all its residents. Where numbers are withheld, mostly small ones, the forces that are left are no fair sample: more than 1 in 20 of them may lie outside by chance.",
            "Two rates, or that of a force and that of the rest of England and Wales, are called similar unless their exact 95% intervals lie apart and the exact test of two Poisson rates (Przyborowski and Wilenski) rejects at 5%. For intervals to lie apart takes a larger difference than for a force to lie outside the limits of the funnel.",
        ]
    }

    fn no_breaks(&self) -> &'static str {
        "None is known."
    }

    fn all_events(&self) -> &'static str {
        "What happened when"
    }

    fn schedule(&self) -> &'static str {
        "Updates"
    }

    fn data(&self) -> &'static str {
        "Data for reuse"
    }

    fn data_text(&self) -> &'static str {
        "Every figure has its table as a file. A withheld number is empty in every file, with its shorthand beside it; it is never 0."
    }

    fn csv_columns(&self) -> &'static str {
        "What the columns of the CSV file mean"
    }

    fn api(&self) -> &'static str {
        "Description of the API (OpenAPI)"
    }

    fn what_is_wrong(&self) -> &'static str {
        "What is wrong with the address"
    }

    fn instead(&self) -> &'static str {
        "Where to go instead"
    }
}
