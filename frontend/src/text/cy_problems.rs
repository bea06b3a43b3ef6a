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

    fn withdrawn(&self, line: &str, latest: Option<u32>) -> Told {
        let next = match latest {
            Some(latest) => format!("Defnyddiwch rifau datganiad {latest}, y diweddaraf, yn eu lle."),
            None => "Nid oes datganiad arall wedi cymryd ei le eto.".to_owned(),
        };
        Told::new("Wedi’i dynnu’n ôl", format!("{line} Ni ddangosir ei rifau mwyach. {next}"))
    }

    fn proof_closed(&self, line: &str) -> Told {
        Told::new(
            "Wedi’i dynnu’n ôl",
            format!("{line} Mae tystysgrif y datganiad hwn yn dweud ei rifau, ac ni ddangosir hi mwyach."),
        )
    }

    fn unknown_rehearsal(&self) -> Told {
        Told::new("Heb ddod o hyd i’r ymarfer", "Ni roddwyd y cyfeiriad hwn i neb. Gofynnwch i’r swyddfa am un newydd.")
    }

    fn rehearsal_over(&self) -> Told {
        let detail = "Rhoddwyd y cyfeiriad hwn am gyfnod sydd wedi dod i ben. Gofynnwch i’r swyddfa am un newydd.";
        Told::new("Mae’r ymarfer ar ben", detail)
    }

    fn other_draft(&self) -> Told {
        let detail = "Mae’r drafft a ddangosai’r cyfeiriad hwn wedi’i gyhoeddi neu wedi’i ddisodli. Gofynnwch i’r swyddfa am un newydd.";
        Told::new("Mae’r ymarfer ar ben", detail)
    }

    fn bad_selection(&self) -> Told {
        Told::new("Ni ddeallwyd y dewis", "Mae’r cyfeiriad yn gofyn am rywbeth na ellir ei ddangos.")
    }

    fn no_such_format(&self, found: &str) -> Told {
        Told::new("Nid oes fformat o’r fath", format!("Nid oes ateb ar ffurf “{found}”: gofynnwch am json neu xml."))
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
