//! The accessibility statement in English.

use super::{Accessibility, en::English};

impl Accessibility for English {
    fn heading(&self) -> &'static str {
        "Accessibility statement"
    }

    fn lede(&self) -> &'static str {
        "These pages are made to be used by everyone, on any device, with or without JavaScript."
    }

    fn parts(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[
            (
                "What you can do",
                &[
                    "Zoom to 400% without losing text and without scrolling sideways; a wide table scrolls in a frame of its own.",
                    "Reach everything with the keyboard alone, and see where you are.",
                    "Read every figure without seeing it: a table and a sentence stand beside it, and its title and description are read aloud.",
                    "Read without colour: nothing is told by colour alone, and a withheld number is hatched and marked [c].",
                    "Use dark colours, high contrast, reduced motion or your own colours: the pages follow your device.",
                    "Print any page as a sheet, download every table as a file, and read everything in Welsh.",
                ],
            ),
            (
                "How accessible these pages are",
                &[
                    "They are meant to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA, and we know of no failure.",
                    "Every page is tested in a browser with axe-core in light, dark and forced colours, at 320 pixels and at 400% zoom, and a test presses the Tab key through all of it. No test with people who use assistive technology and no audit by somebody else has been made yet, so there may be failures that these tests cannot find.",
                ],
            ),
            (
                "What is not as good as it should be",
                &[
                    "A figure that is embedded on somebody else’s page is as accessible as that page lets it be.",
                    "Figures saved as images (PNG) carry no text for screen readers; the table and the sentence beside the figure say the same.",
                    "Workbooks (XLSX) follow the rules of the Government Analysis Function, but their headings have no heading style, because the program that writes them has none.",
                    "What is wrong in an address, the descriptions of the API and the names of columns in files for programs are in English.",
                ],
            ),
        ]
    }

    fn tell_us(&self) -> &'static str {
        "Tell us what does not work"
    }

    fn tell_us_text(&self) -> &'static str {
        "Say which page, what you wanted to do and what you use. Ask for any number or table in another form; it costs nothing."
    }

    fn law(&self) -> &'static str {
        "If you are not content with our answer"
    }

    fn law_text(&self) -> &'static str {
        "The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. Advice is given by the"
    }

    fn advice(&self) -> &'static str {
        "Equality Advisory and Support Service"
    }

    fn written(&self) -> &'static str {
        "Written on 27 November 2026 from the tests that run with every change of these pages."
    }
}
