//! Welsh words of the page about privacy.

use super::{Privacy, cy::Welsh, privacy::Section};

impl Privacy for Welsh {
    fn more(&self) -> &'static str {
        "Beth a gedwir a beth na chedwir"
    }

    fn heading(&self) -> &'static str {
        "Preifatrwydd"
    }

    fn lede(&self) -> &'static str {
        "Mae’r tudalennau hyn wedi’u gwneud fel na all neb ddysgu ganddynt pwy sydd wedi’u darllen."
    }

    fn sections(&self) -> &'static [Section] {
        &[
            (
                "Ar eich dyfais",
                &[
                    "Nid oes unrhyw dudalen nac unrhyw siart wedi’i fewnblannu yn gosod cwci, yn storio dim ar eich dyfais nac yn \
                     darllen dim sydd wedi’i storio yno.",
                    "Mae eich porwr yn cadw ei hanes ei hun ac, am funud neu fwy, gopïau o dudalennau. Mae’r hyn a ddewiswch neu y \
                     chwiliwch amdano yng nghyfeiriad y dudalen, ac felly yn yr hanes hwnnw. Mae Gadael yn gyflym yn agor tudalen arall yn lle’r un hon; ni \
                     all wagio’r hanes. Mae ffenestri preifat yn ei anghofio pan gânt eu cau.",
                ],
            ),
            (
                "Cwmnïau eraill",
                &[
                    "Daw popeth ar dudalen ac mewn siart wedi’i fewnblannu o’r wefan hon: dim ffontiau, sgriptiau, mapiau, \
                     cyfrifyddion na hysbysebion gan eraill. Dim ond pan fyddwch yn eu dilyn y mae dolenni i wefannau eraill, \
                     gan gynnwys Gadael yn gyflym, yn gofyn am rywbeth gan y gwefannau hynny.",
                ],
            ),
            (
                "Ar y gweinydd",
                &[
                    "Mae’r rhaglen yn ysgrifennu un llinell ar gyfer pob cais: yr amser, y math o dudalen, a weithiodd, pa mor fawr oedd \
                     yr ateb a faint o amser a gymerodd. Nid yw eich cyfeiriad, eich porwr, yr hyn a ddewisoch neu y chwilioch amdano \
                     na’r dudalen y daethoch ohoni ynddi. Nid oes dim i fewngofnodi iddo, na dim i’w anfon.",
                    "Gall pwy bynnag sy’n rhedeg y peiriant a’r rhwydwaith o’i flaen weld bod eich cysylltiad yn cyrraedd y wefan hon, \
                     fel gyda phob gwefan. Nid y rhaglen hon sy’n penderfynu beth maent yn ei gadw.",
                ],
            ),
            (
                "Siartiau ar wefannau eraill",
                &[
                    "Eich porwr sy’n gofyn i ni am siart mewn erthygl. Gall y swyddfa drefnu i nodi ar ba wefan y mae siart, fel y \
                     gall ddweud wrth yr ystafell newyddion pan gaiff rhif ei gywiro. Yna cedwir enw’r wefan, pa siart ydyw, a’r diwrnod \
                     cyntaf a’r diwrnod olaf, a’u hanghofio 400 diwrnod ar ôl yr olaf: nid yr erthygl, nid pa mor aml, a dim am bwy \
                     a’i darllenodd. Oni bai bod y swyddfa yn troi hyn ymlaen, ni nodir dim.",
                ],
            ),
            (
                "Y bobl yn y rhifau",
                &[
                    "Nid oes cofnod o unrhyw berson yma. Mae’r cyfrifon ar gyfer heddluoedd a blynyddoedd cyfan; cedwir yn ôl y rhai a \
                     allai ddweud am rywun cyn i ddim gael ei storio, ac mae gan bob datganiad brawf na ellir eu cyfrifo.",
                ],
            ),
        ]
    }
}
