//! The accessibility statement in Welsh.

use super::{Accessibility, cy::Welsh};

impl Accessibility for Welsh {
    fn heading(&self) -> &'static str {
        "Datganiad hygyrchedd"
    }

    fn lede(&self) -> &'static str {
        "Gwnaed y tudalennau hyn i bawb eu defnyddio, ar unrhyw ddyfais, gyda JavaScript neu hebddo."
    }

    fn parts(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[
            (
                "Yr hyn y gallwch ei wneud",
                &[
                    "Chwyddo i 400% heb golli testun a heb sgrolio i’r ochr; mae tabl llydan yn sgrolio mewn ffrâm ei hun.",
                    "Cyrraedd popeth gyda’r bysellfwrdd yn unig, a gweld ble rydych chi.",
                    "Darllen pob siart heb ei weld: mae tabl a brawddeg wrth ei ochr, a darllenir ei deitl a’i ddisgrifiad yn uchel.",
                    "Darllen heb liw: ni ddywedir dim drwy liw yn unig, ac mae rhif a gadwyd yn ôl wedi’i linellu a’i farcio’n [c].",
                    "Defnyddio lliwiau tywyll, cyferbyniad uchel, llai o symudiad neu eich lliwiau eich hun: mae’r tudalennau’n dilyn eich dyfais.",
                    "Argraffu unrhyw dudalen, lawrlwytho pob tabl fel ffeil, a darllen popeth yn Gymraeg.",
                ],
            ),
            (
                "Pa mor hygyrch yw’r tudalennau hyn",
                &[
                    "Bwriedir iddynt fodloni Canllawiau Hygyrchedd Cynnwys Gwe (WCAG) 2.2 ar lefel AA, ac ni wyddom am unrhyw fethiant.",
                    "Profir pob tudalen mewn porwr gydag axe-core mewn lliwiau golau, tywyll a gorfodol, ar 320 picsel ac ar chwyddiad o 400%, ac mae prawf yn pwyso’r fysell Tab drwyddi i gyd. Ni wnaed eto unrhyw brawf gyda phobl sy’n defnyddio technoleg gynorthwyol nac archwiliad gan rywun arall, felly efallai fod methiannau na all y profion hyn eu canfod.",
                ],
            ),
            (
                "Yr hyn nad yw cystal ag y dylai fod",
                &[
                    "Mae siart sydd wedi’i fewnosod ar dudalen rhywun arall mor hygyrch ag y mae’r dudalen honno’n caniatáu.",
                    "Nid oes testun ar gyfer darllenwyr sgrin mewn siartiau a gadwyd fel delweddau (PNG); mae’r tabl a’r frawddeg wrth ochr y siart yn dweud yr un peth.",
                    "Mae llyfrau gwaith (XLSX) yn dilyn rheolau Swyddogaeth Ddadansoddi’r Llywodraeth, ond nid oes arddull pennawd ar eu penawdau, am nad oes gan y rhaglen sy’n eu hysgrifennu un.",
                    "Yn Saesneg y mae’r hyn sydd o’i le mewn cyfeiriad, disgrifiadau’r API ac enwau colofnau mewn ffeiliau ar gyfer rhaglenni.",
                ],
            ),
        ]
    }

    fn tell_us(&self) -> &'static str {
        "Dywedwch wrthym beth nad yw’n gweithio"
    }

    fn tell_us_text(&self) -> &'static str {
        "Dywedwch pa dudalen, beth roeddech am ei wneud a beth rydych yn ei ddefnyddio. Gofynnwch am unrhyw rif neu dabl ar ffurf arall; nid yw’n costio dim."
    }

    fn law(&self) -> &'static str {
        "Os nad ydych yn fodlon ar ein hateb"
    }

    fn law_text(&self) -> &'static str {
        "Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n gorfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Rhaglenni Symudol) (Rhif 2) 2018. Rhoddir cyngor gan yr"
    }

    fn advice(&self) -> &'static str {
        "Equality Advisory and Support Service"
    }

    fn written(&self) -> &'static str {
        "Ysgrifennwyd ar 27 Tachwedd 2026 ar sail y profion sy’n rhedeg gyda phob newid i’r tudalennau hyn."
    }
}
