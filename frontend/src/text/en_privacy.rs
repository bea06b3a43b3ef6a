//! English words of the page about privacy.

use super::{Privacy, en::English, privacy::Section};

impl Privacy for English {
    fn more(&self) -> &'static str {
        "What is kept and what is not"
    }

    fn heading(&self) -> &'static str {
        "Privacy"
    }

    fn lede(&self) -> &'static str {
        "These pages are made so that nobody can learn from them who has read them."
    }

    fn sections(&self) -> &'static [Section] {
        &[
            (
                "On your device",
                &[
                    "No page and no embedded figure sets a cookie, stores anything on your device or reads anything stored there.",
                    "Your browser keeps its own history and, for a minute or more, copies of pages. What you choose or search for \
                     stands in the address of the page, and so in that history. Quick exit opens another page in the place of this \
                     one; it cannot empty the history. Private windows forget it when they are closed.",
                ],
            ),
            (
                "Other companies",
                &[
                    "Everything on a page and in an embedded figure comes from this site: no fonts, scripts, maps, counters or \
                     advertisements of others. Links to other sites, Quick exit among them, ask those sites for something only \
                     when you follow them.",
                ],
            ),
            (
                "On the server",
                &[
                    "The program writes one line for each request: the time, the kind of page, whether it worked, how large the answer \
                     was and how long it took. Neither your address, nor your browser, nor what you chose or searched for, nor the \
                     page you came from is in it. There is nothing to sign into, and nothing to send.",
                    "Whoever runs the machine and the network before it can see that your connection reaches this site, as with \
                     every site. What they keep is not decided by this program.",
                ],
            ),
            (
                "Figures on other sites",
                &[
                    "A figure in an article is asked for from here by your browser. The office can have it noted which site a \
                     figure stands on, so that it can tell the newsroom when a number is corrected. Then the name of the site, \
                     which figure it is, and the first and the last day are kept, and forgotten 400 days after the last: not \
                     the article, not how often, and nothing of who read it. Unless the office turns this on, nothing is noted.",
                ],
            ),
            (
                "The people in the numbers",
                &[
                    "No record of a person is here. The counts are of whole police forces and years; those that could tell of \
                     somebody are withheld before anything is stored, and each release has a proof that they cannot be worked out.",
                ],
            ),
        ]
    }
}
