//! x
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let d = match server::release::descriptor::Descriptor::read(&std::fs::read_to_string(&a[1]).unwrap()) {
        Err(e) => {
            println!("{e}");
            return;
        }
        Ok(d) => d,
    };
    if a.len() < 3 {
        println!("ok");
        return;
    }
    match server::release::import::read(&std::fs::read(&a[2]).unwrap(), &a[2], &d) {
        Err(e) => println!("{e}"),
        Ok(c) => {
            if a.len() > 3 {
                println!("imported");
                return;
            }
            match server::release::disclosure::protect(&c, &d, &[]) {
                Err(e) => println!("protect: {e}"),
                Ok(p) => {
                    let p = p.publication;
                    println!("imported; years {:?}", p.years().iter().map(|y| y.to_string()).collect::<Vec<_>>());
                    for period in p.periods() {
                        println!(
                            "  {period} E&W {}",
                            p.slices()
                                .iter()
                                .map(|s| p.cell(p.england_and_wales(), period, *s).to_string())
                                .collect::<Vec<_>>()
                                .join(" ")
                        )
                    }
                }
            }
        }
    }
}
