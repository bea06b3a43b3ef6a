//! Welsh prose.

use super::{HelpLine, Prose, cy::Welsh};

impl Prose for Welsh {
    fn product(&self) -> &'static str {
        "Atgyfeiriadau"
    }

    fn tagline(&self) -> &'static str {
        "Data dioddefwyr cam-drin domestig a gorfodi mewnfudo"
    }

    fn skip(&self) -> &'static str {
        "Neidio i’r prif gynnwys"
    }

    fn quick_exit(&self) -> &'static str {
        "Gadael yn gyflym"
    }

    fn this_language(&self) -> &'static str {
        "Cymraeg"
    }

    fn locale(&self) -> &'static str {
        "cy_GB"
    }

    fn navigation(&self) -> &'static str {
        "Prif ddewislen"
    }

    fn within_dataset(&self) -> &'static str {
        "Y set ddata hon"
    }

    fn overview(&self) -> &'static str {
        "Pob set ddata"
    }

    fn dashboard(&self) -> &'static str {
        "Ffigurau"
    }

    fn method(&self) -> &'static str {
        "Ynglŷn â’r rhifau hyn"
    }

    fn help(&self) -> &'static str {
        "Help a chymorth"
    }

    fn danger(&self) -> &'static str {
        "Mewn perygl nawr? Ffoniwch 999."
    }

    fn help_lines(&self) -> &'static [HelpLine] {
        &[
            HelpLine {
                name: "Argyfwng",
                number: "999",
                dialled: "999",
                note: "Os na allwch siarad, pwyswch 55 ar ffôn symudol pan ofynnir ichi.",
            },
            HelpLine {
                name: "Llinell Gymorth Genedlaethol Cam-drin Domestig",
                number: "0808 2000 247",
                dialled: "08082000247",
                note: "Dan ofal Refuge. Am ddim, yn gyfrinachol, 24 awr y dydd.",
            },
            HelpLine {
                name: "Byw Heb Ofn (Cymru)",
                number: "0808 80 10 800",
                dialled: "08088010800",
                note: "Am ddim, yn gyfrinachol, 24 awr y dydd, yn Gymraeg ac yn Saesneg.",
            },
            HelpLine {
                name: "Southall Black Sisters",
                number: "0208 571 0800",
                dialled: "02085710800",
                note: "I fenywod Du, menywod lleiafrifiedig a menywod mudol.",
            },
        ]
    }

    fn not_official(&self) -> &'static str {
        "Nid yw’r rhifau ar y tudalennau hyn yn ystadegau swyddogol."
    }

    fn about(&self) -> &'static str {
        "Ynglŷn â’r tudalennau hyn"
    }

    fn licensed_under(&self) -> &'static str {
        "Mae’r testunau, y siartiau a’r data ar gael o dan y"
    }

    fn open_licence(&self) -> &'static str {
        "Drwydded Llywodraeth Agored v3.0"
    }

    fn open_licence_address(&self) -> &'static str {
        "https://www.nationalarchives.gov.uk/doc/open-government-licence-cymraeg/version/3/"
    }

    fn privacy(&self) -> &'static str {
        "Nid yw’r tudalennau hyn yn gosod cwcis, nid ydynt yn storio dim ar eich dyfais, ac nid ydynt yn gofyn dim i unrhyw drydydd parti. Nid oes unrhyw olrhain. Mae’r hyn a ddewiswch i’w weld yng nghyfeiriad y dudalen ac felly yn hanes eich porwr; ni all Gadael yn gyflym ei dynnu oddi yno."
    }

    fn privacy_heading(&self) -> &'static str {
        "Preifatrwydd"
    }

    fn islands_failed(&self) -> &'static str {
        "Nid oedd modd llwytho’r ailddarlunio ar unwaith. Mae’r ffurflen yn dal i weithio: dewiswch, yna pwyswch Dangos."
    }

    fn illustrative_why(&self) -> &'static str {
        "Fe’u lluniwyd i ddangos sut mae’r ffigurau’n gweithio. Ni ddaethant o unrhyw heddlu, ac ni ellir dod i unrhyw gasgliad ar eu sail."
    }

    fn overview_heading(&self) -> &'static str {
        "Dioddefwyr cam-drin domestig y rhannodd yr heddlu eu data ag Immigration Enforcement"
    }

    fn overview_lede(&self) -> &'static str {
        "Yr hyn a gyhoeddwyd ynghylch pa mor aml y mae heddluoedd yng Nghymru a Lloegr yn trosglwyddo manylion dioddefwyr cam-drin domestig i’r Swyddfa Gartref at ddibenion mewnfudo: gyda’i ffynhonnell, ei gyfyngiadau, a heb yr un rhif a allai ddatgelu pwy yw person."
    }

    fn nothing_published(&self) -> &'static str {
        "Nid oes unrhyw rifau wedi’u cyhoeddi ar hyn o bryd."
    }

    fn open_dashboard(&self, title: &str) -> String {
        format!("Ffigurau, tabl a ffeiliau: {title}")
    }

    fn facts(&self) -> &'static str {
        "Ffeithiau a gyhoeddwyd"
    }

    fn notes(&self) -> &'static str {
        "Ynglŷn â’r rhifau hyn"
    }

    fn in_full(&self) -> &'static str {
        "Diffiniad, cwmpas a dull yn llawn"
    }

    fn caveats(&self) -> &'static str {
        "Darllenwch hyn cyn defnyddio rhif"
    }

    fn status(&self) -> &'static str {
        "Statws"
    }

    fn release(&self) -> &'static str {
        "Datganiad"
    }

    fn source(&self) -> &'static str {
        "Ffynhonnell"
    }

    fn licence(&self) -> &'static str {
        "Trwydded"
    }

    fn contact(&self) -> &'static str {
        "Cyswllt"
    }

    fn numbers(&self) -> &'static str {
        "Rhifau yn ôl blwyddyn"
    }

    fn force_lede(&self, force: &str, region: &str) -> String {
        match region {
            "" => {
                format!("Yr hyn a gyhoeddwyd am {force}, nad oes ganddo ardal ei hun, ochr yn ochr â Chymru a Lloegr.")
            }
            _ => format!("Yr hyn a gyhoeddwyd am {force} ({region}), ochr yn ochr â Chymru a Lloegr."),
        }
    }

    fn period(&self) -> &'static str {
        "Cyfnod"
    }

    fn all_years(&self) -> &'static str {
        "Pob blwyddyn"
    }

    fn no_rate(&self, force: &str) -> String {
        format!(
            "Nid oes gan {force} gyfradd: nid preswylwyr ei ardal ei hun yw’r bobl y mae’n dod i gysylltiad â hwy yn bennaf, felly ni fyddai cyfradd fesul miliwn o breswylwyr yn golygu dim."
        )
    }

    fn comparing(&self) -> &'static str {
        "Cymharwch gyfraddau, nid niferoedd: mae heddluoedd yn gwasanaethu poblogaethau o feintiau gwahanol iawn. Dywedir bod cyfraddau’n debyg oni bai bod eu cyfyngau hyder 95% ar wahân. Mae terfynau 95% y siart twndis yn gofyn am lai, a lle nad oes rhif wedi’i gadw’n ôl bydd 1 heddlu o bob 20 y tu allan iddynt ar hap yn unig: gall heddlu fod felly a’i gyfradd yn dal i gael ei galw’n debyg. Rhoddir safle fel yr ystod y mae’r cyfyngau yn ei chaniatáu."
    }

    fn on_dashboard(&self) -> &'static str {
        "Gweld hyn ar y dangosfwrdd"
    }

    fn other_forces(&self) -> &'static str {
        "Heddluoedd eraill"
    }

    fn same_region(&self, region: &str) -> String {
        format!("Heddluoedd eraill yn y rhanbarth: {region}")
    }

    fn previous(&self) -> &'static str {
        "Yr heddlu blaenorol"
    }

    fn next(&self) -> &'static str {
        "Yr heddlu nesaf"
    }

    fn definition(&self) -> &'static str {
        "Beth sy’n cael ei gyfrif"
    }

    fn unit(&self) -> &'static str {
        "Uned"
    }

    fn unit_text(&self, one: &str, many: &str) -> String {
        format!("Un: {one}. Sawl un: {many}. Dyma eiriau’r ffynhonnell.")
    }

    fn coverage(&self) -> &'static str {
        "Cwmpas"
    }

    fn protection(&self) -> &'static str {
        "Sut y caiff pobl eu diogelu"
    }

    fn protection_texts(&self) -> &'static [&'static str] {
        &[
            "Mae’r rhan fwyaf o’r rhifau am heddluoedd unigol a blynyddoedd unigol yn fach iawn, ac mae pob un yn cynrychioli pobl. Felly mae nifer bach, o 1 i 4 oni bai bod y swyddfa wedi gosod terfyn arall, wedi’i gadw’n ôl ac yn cael ei ddangos fel [c]. Lle mae gan bawb mewn cyfanswm yr un canlyniad, byddai hynny’n dweud rhywbeth am bob un ohonynt, felly caiff hynny hefyd ei gadw’n ôl. Dangosir gwir sero fel 0 lle nad yw’n dweud dim am neb.",
            "Ni fyddai cuddio niferoedd bach yn unig yn diogelu neb, oherwydd gall rhif cudd fod yn gyfanswm llai’r gweddill. Felly mae rhagor o rifau wedi’u cadw’n ôl lle bynnag y byddai’r rhifau o’u cwmpas yn datgelu nifer bach. Ni ddywedir wrth ddarllenwyr pa un o’r ddau yw [c].",
            "Cyn cyhoeddi datganiad, profir ar gyfer pob rhif a gadwyd yn ôl y byddai popeth a ddangosir yn edrych yr un fath pe bai’n rhif arall, gan gynnwys un nad yw’n fach. Ni chyhoeddir datganiad na ellir profi hyn ar ei gyfer.",
            "Wrth ochr pob [c] mae ystod y mae’r rhif yn gorwedd ynddi. Dyna’r cyfan sy’n gyhoeddus amdano.",
            "Y cyfyngiadau: mae rhifau cudd wedi’u diogelu rhag yr hyn a gyhoeddir yma. Ni ellir ystyried yr hyn y mae rhywun yn ei wybod o rywle arall, ac ni ellir gwneud rhif a gyhoeddwyd yn rhywle arall yn gyfrinachol eto.",
        ]
    }

    fn rates(&self) -> &'static str {
        "Sut y cyfrifir cyfraddau"
    }

    fn rates_texts(&self) -> &'static [&'static str] {
        &[
            "Cyfradd yw’r nifer fesul miliwn o breswylwyr y flwyddyn. Daw nifer y preswylwyr o amcangyfrif canol blwyddyn y Swyddfa Ystadegau Gwladol ar gyfer y flwyddyn galendr y mae’r flwyddyn ariannol yn dechrau ynddi; dros sawl blwyddyn, swm yr amcangyfrifon.",
            "Wrth ochr pob cyfradd mae ei chyfwng hyder Poisson 95% union (Garwood). Mae’n dweud pa mor bell y gallai siawns yn unig symud rhif o’r maint hwn. Mae cyfradd ar sail llai nag 20 o ddigwyddiadau wedi’i marcio’n [u], sef dibynadwyedd isel; ar sail llai na 3 nid oes cyfradd.",
            "Nid oes gan y British Transport Police na’r City of London Police gyfradd [z]: nid preswylwyr yw’r bobl y maent yn eu gwasanaethu. Dim ond fel ystod y rhoddir safle, ar sail y cyfyngau (yn ôl Goldstein a Spiegelhalter): sŵn yw’r rhan fwyaf o’r gwahaniaethau rhwng heddluoedd mewn un flwyddyn.",
            "Mae’r siart twndis yn gosod cyfradd pob heddlu yn erbyn ei breswylwyr, rhwng terfynau o amgylch cyfradd Cymru a Lloegr y byddai 95% a 99.8% o heddluoedd o’u mewn pe na bai dim ond siawns: terfynau Poisson union, wedi’u rhyngosod (yn ôl Spiegelhalter 2005). Maent yn lledu lle mae’r preswylwyr yn brin. Cyfradd Cymru a Lloegr yw ei holl ddigwyddiadau, gan gynnwys rhai’r ddau heddlu heb gyfradd, dros ei holl breswylwyr. Lle mae rhifau wedi’u cadw’n ôl, rhai bach gan amlaf, nid yw’r heddluoedd sydd ar ôl yn sampl deg: gall mwy nag 1 o bob 20 ohonynt fod y tu allan ar hap.",
            "Dywedir bod dwy gyfradd, neu gyfradd heddlu a chyfradd gweddill Cymru a Lloegr, yn debyg oni bai bod eu cyfyngau hyder 95% union ar wahân a bod prawf union dwy gyfradd Poisson (Przyborowski a Wilenski) yn gwrthod ar 5%. Mae angen gwahaniaeth mwy er mwyn i gyfyngau fod ar wahân nag er mwyn i heddlu fod y tu allan i derfynau’r siart twndis.",
        ]
    }

    fn no_breaks(&self) -> &'static str {
        "Nid oes un yn hysbys."
    }

    fn all_events(&self) -> &'static str {
        "Beth ddigwyddodd pryd"
    }

    fn schedule(&self) -> &'static str {
        "Diweddariadau"
    }

    fn data(&self) -> &'static str {
        "Data i’w hailddefnyddio"
    }

    fn data_text(&self) -> &'static str {
        "Mae gan bob siart ei dabl fel ffeil. Mae rhif a gadwyd yn ôl yn wag ym mhob ffeil, gyda’i law-fer wrth ei ochr; nid yw byth yn 0."
    }

    fn csv_columns(&self) -> &'static str {
        "Ystyr colofnau’r ffeil CSV"
    }

    fn api(&self) -> &'static str {
        "Disgrifiad o’r API (OpenAPI)"
    }

    fn what_is_wrong(&self) -> &'static str {
        "Beth sydd o’i le ar y cyfeiriad"
    }

    fn instead(&self) -> &'static str {
        "Ble i fynd yn lle hynny"
    }
}
