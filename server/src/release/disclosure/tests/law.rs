//! The law of later releases: a new year or a correction never uncovers what an earlier release withheld.
//!
//! What any release has withheld is open to an exact attacker who has kept all releases, and who notices what has been
//! corrected; or it is not sensitive, and the latest release gives its number: in a cell of its own or, where a correction has
//! made it follow and there is no cell for it, in the certificate.

use super::{
    super::*,
    attacker::{Reader, cells_in, ranges},
    exact::{MOST_TABLES, World, release, worlds},
};
use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use shared::{
    cell::{Cell, Interval},
    period::Period,
};
use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// A mistake in a return: one count is off by so many.
type Slip = Option<(usize, i32)>;

fn slips() -> impl Strategy<Value = Slip> {
    prop::option::weighted(0.7, (any::<usize>(), prop::sample::select(vec![-4, -2, -1, 1, 2, 5])))
}

/// A world with a mistake.
fn mistaken(world: &World, slip: Slip) -> World {
    let mut world = world.clone();
    if let Some((at, by)) = slip {
        let at = at % world.counts.len();
        world.counts[at] = world.counts[at].saturating_add_signed(by);
    }
    world
}

/// The return as it was a year before: all years but the last.
fn a_year_before(world: &World) -> World {
    let codes = world.codes.max(1);
    let years = world.counts.chunks(codes * usize::from(world.years));
    let counts = years.flat_map(|force| &force[..codes * usize::from(world.years - 1)]).copied().collect();
    World { years: world.years - 1, counts, ..world.clone() }
}

/// What came of some worlds: of the releases after a first one.
#[derive(Default)]
struct Tried {
    published: usize,
    /// Of these, those with few enough tables to enumerate.
    enumerated: usize,
    refused: usize,
    /// Old cells that were told in a certificate, because they follow.
    told: usize,
}

impl std::ops::AddAssign for Tried {
    fn add_assign(&mut self, other: Self) {
        self.published += other.published;
        self.enumerated += other.enumerated;
        self.refused += other.refused;
        self.told += other.told;
    }
}

/// A year before, the year with a mistake, and the correction, for so many worlds of one seed.
fn the_law_holds(seed: u64, worlds_of_it: usize) -> Tried {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let mut tried = Tried::default();
    for at in 0..worlds_of_it {
        let tree = (worlds(), slips(), slips()).new_tree(&mut runner).expect("a world");
        let (world, one, other) = tree.current();
        if world.years < 2 {
            continue;
        }
        let returns = [mistaken(&a_year_before(&world), one), mistaken(&world, other), world];
        let mut releases: Vec<Publication> = Vec::new();
        for (number, returned) in (1..).zip(&returns) {
            let earlier: Vec<&Publication> = releases.iter().collect();
            let Some((publication, certificate)) = release(returned, &earlier, number) else {
                tried.refused += usize::from(number > 1);
                continue;
            };
            assert!(certificate.check(&publication).is_ok());
            releases.push(publication);
            if releases.len() > 1 {
                let told = certificate.knowledge.iter().filter(|fact| fact.release.is_none()).count();
                assert!(told == 0 || (one, other) != (None, None), "nothing was corrected: {seed} {at}");
                tried.told += told;
                tried.published += 1;
                tried.enumerated += usize::from(nothing_is_uncovered(returned, &releases, &certificate, (seed, at)));
            }
        }
    }
    tried
}

/// The law for the last of some releases; `false` when there are too many tables to enumerate.
fn nothing_is_uncovered(world: &World, releases: &[Publication], certificate: &Certificate, of: (u64, usize)) -> bool {
    let latest = &releases[releases.len() - 1];
    let periods: Vec<Period> = releases.iter().flat_map(|publication| publication.periods()).collect();
    let lattice = Lattice::of(latest, &periods);
    let truth = |cell: usize| -> u32 { lattice.base_of(cell).map(|base| world.counts[base]).sum() };
    let told = || releases.iter().flat_map(|publication| cells_in(&lattice, publication));
    let Some(ranges) = ranges(&lattice, &Reader::of(&lattice, releases, truth), MOST_TABLES) else { return false };
    let shown: Vec<usize> =
        cells_in(&lattice, latest).filter(|(_, cell)| cell.count().is_some()).map(|(cell, _)| cell).collect();
    let follows = certificate.knowledge.iter().filter(|fact| fact.release.is_none());
    let follows: Vec<usize> = follows
        .map(|fact| {
            let cell = fact.place.cell(&lattice, latest.areas(), latest.dataset()).expect("a place of the dataset");
            assert!(fact.bounds() == Interval { lo: truth(cell), hi: truth(cell) });
            cell
        })
        .collect();
    for (cell, _) in told().filter(|(_, cell)| matches!(cell, Cell::Withheld(_))) {
        if shown.contains(&cell) || follows.contains(&cell) {
            assert!(!(1..world.threshold).contains(&truth(cell)), "a sensitive cell is told: {of:?} {world:?}");
        } else {
            let range = ranges[cell];
            assert!(certificate.is_open(range.lo.into(), range.hi.into()), "{range:?}: {of:?} {world:?}");
        }
    }
    true
}

#[test]
fn a_new_year_or_a_correction_never_uncovers_an_old_cell() {
    let mut tried = Tried::default();
    (0..4).for_each(|seed| tried += the_law_holds(seed, 100));
    let Tried { published, enumerated, refused, told } = tried;
    assert!(enumerated > 100, "{enumerated} enumerated of {published}");
    assert!(refused * 6 < published && told * 10 < published, "{refused} refused, {published} published, {told} told");
}

#[test]
fn nor_in_worlds_that_nobody_has_seen_before() {
    the_law_holds(RandomState::new().build_hasher().finish(), 100);
}

#[test]
#[ignore = "takes minutes"]
fn nor_in_ten_thousand_worlds() {
    let mut tried = Tried::default();
    (100..150).for_each(|seed| tried += the_law_holds(seed, 200));
    let Tried { published, enumerated, refused, told } = tried;
    assert!(refused * 6 < published, "{refused} refused, {published} published, {enumerated} enumerated, {told} told");
}
