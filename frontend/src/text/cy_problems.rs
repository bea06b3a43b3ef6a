//! Welsh words about problems.

use super::{
    cy::Welsh,
    problems::{Problems, Told, contrast, listed},
};
use shared::selection::Expected;

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

    fn found(&self, found: &str) -> String {
        format!("cafwyd “{found}”, disgwylid")
    }

    fn expected(&self, expected: &Expected) -> String {
        match expected {
            Expected::Keys(keys) if keys.is_empty() => "dim allwedd: nid oes yr un yn y cyfeiriad hwn".into(),
            Expected::Keys(keys) => format!("un o’r allweddi {}", keys.join(", ")),
            Expected::Once => "yr allwedd hon unwaith".into(),
            Expected::OneOf(words) if let [word] = &words[..] => format!("“{word}”"),
            Expected::OneOf(words) => format!("un o’r canlynol: {}", words.join(", ")),
            Expected::NoBreakdown => "dim allwedd o’r fath: nid oes dadansoddiad yn y set ddata".into(),
            Expected::OneBreakdown => "un dadansoddiad ar y tro".into(),
            Expected::YearsOrEnds => "naill ai years, neu from a to".into(),
            Expected::NotBefore(first) => format!("blwyddyn nad yw cyn {first}"),
            Expected::Years(all) => {
                format!("blwyddyn ariannol, neu gyfnod ohonynt, o fewn {}..{}", all.first, all.last)
            }
            Expected::Year(all) => format!("blwyddyn ariannol o {} i {}", all.first, all.last),
            Expected::Areas(slugs) => {
                format!("heddluoedd, wedi’u gwahanu gan atalnodau, o blith {}", slugs.join(", "))
            }
            Expected::Release => "rhif datganiad".into(),
            Expected::Colour => "chwe digid hecsadegol, megis 1f62a8".into(),
            Expected::Contrast(faint) => {
                let of = if faint.is_of_words { "4.5:1 neu fwy i eiriau" } else { "3:1 neu fwy i farciau" };
                let has = contrast(faint.contrast());
                format!(
                    "cyferbyniad o {of}, lle mae {has}; un papur sydd i theme=light neu theme=dark, a’r ddau i theme=auto"
                )
            }
            Expected::Within(least, most) => format!("rhif cyfan o {least} i {most}"),
            Expected::Pixels => "nifer cyfan o bicseli".into(),
            Expected::Number => "rhif megis 12, 1,234 neu 3.4".into(),
            Expected::Letters(most) => format!("{most} nod ar y mwyaf"),
            Expected::Address => "cyfeiriad tudalen neu fewnosodiad o’r wefan hon".into(),
        }
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
