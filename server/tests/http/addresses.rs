//! The table of addresses is a contract.

use server::app::ROUTES;

#[test]
fn the_addresses_are_these() {
    let table: Vec<String> = ROUTES.iter().map(|route| format!("{:?} {}", route.face, route.path)).collect();
    insta::assert_snapshot!(table.join("\n"));
}
