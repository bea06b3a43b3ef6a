//! Referrals.
fn main() {}
