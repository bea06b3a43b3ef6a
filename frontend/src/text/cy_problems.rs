//! Welsh words about problems.

use super::{
    cy::Welsh,
    problems::{Problems, Told, listed},
};

impl Problems for Welsh {
    fn unknown_address(&self) -> Told {
        Told::new("Heb ddod o hyd i’r dudalen", "Nid oes dim yn y cyfeiriad hwn.")
    }

    fn unknown_dataset(&self, found: &str) -> Told {
        Told::new(
            "Heb ddod o hyd i’r set ddata",
            format!("Nid oes set ddata o’r enw “{found}”. Dyma’r rhai sydd ar gael."),
        )
    }

    fn unknown_force(&self, found: &str) -> Told {
        let detail = format!("Nid oes heddlu o’r enw “{found}”. Efallai mai un o’r rhain a olygir.");
        Told::new("Heb ddod o hyd i’r heddlu", detail)
    }

    fn unknown_release(&self, found: &str, known: &[u32]) -> Told {
        let detail = format!("Nid oes datganiad {found}. Dyma’r rhai sydd ar gael: {}.", listed(known));
        Told::new("Heb ddod o hyd i’r datganiad", detail)
    }

    fn bad_selection(&self) -> Told {
        Told::new("Ni ddeallwyd y dewis", "Mae’r cyfeiriad yn gofyn am rywbeth na ellir ei ddangos.")
    }

    fn long_query(&self, bytes: usize, most: usize) -> Told {
        let detail = format!("Mae {bytes} beit yn yr ymholiad; darllenir {most} ar y mwyaf.");
        Told::new("Mae’r cyfeiriad yn rhy hir", detail)
    }

    fn method(&self) -> Told {
        Told::new("Ni chaniateir y dull hwn", "Mae’r cyfeiriad hwn yn ateb GET a HEAD.")
    }

    fn fault(&self) -> Told {
        Told::new("Aeth rhywbeth o’i le", "Ein bai ni yw hyn, ac mae wedi’i gofnodi.")
    }

    fn latest_release(&self) -> &'static str {
        "Y datganiad diweddaraf"
    }
}
