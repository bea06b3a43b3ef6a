//! SIGKILL in the middle of a publish, a hundred times: readers have the old release or the new one, whole.

use crate::{
    database::on_every_engine,
    desk::{Desk, PATIENCE},
};
use server::{
    clock,
    release::{act::Act, check::check, draft},
    store::{self, Store, record::State, step::Step},
};
use std::{
    io::{self, BufRead as _, BufReader, Write as _},
    process::Stdio,
    time::Duration,
};
use tokio::runtime::Runtime;

const TIMES: u32 = 100;

const BEGINS: &str = "a step begins";
const IS_TAKEN: &str = "a step is taken";

#[test]
fn a_publish_that_is_killed_at_any_moment_leaves_one_whole_release() {
    on_every_engine(|desk| {
        desk.import("20");
        assert_eq!(desk.publish("returns").code, Some(0));
        let runtime = Runtime::new().expect("a runtime");
        let store = runtime.block_on(store::open(&desk.database_url())).expect("the store opens");
        let prepare = || runtime.block_on(prepare(&*store));

        // How long a step takes here: the kills are spread over this time, and a little beyond.
        prepare();
        let undisturbed = publish(desk, None);
        assert!(undisturbed.taken);
        let (mut old, mut new, mut inside) = (0, 0, 0);
        for round in 0..TIMES {
            let latest = prepare();
            // 37 and 100 have no common divisor: every hundredth of the time has its turn.
            let killed = publish(desk, Some(undisturbed.took * (round * 37 % 100) / 80));
            let after = runtime.block_on(whole(&*store));
            assert!(after == latest || after == latest + 1, "{after} after {latest}");
            assert!(after == latest + 1 || !killed.taken, "it said that the step was taken");
            new += u32::from(after == latest + 1);
            old += u32::from(after == latest);
            inside += u32::from(!killed.taken);
        }
        let engine = desk.database_url().split(':').next().unwrap_or_default().to_owned();
        let took = undisturbed.took;
        writeln!(
            io::stderr(),
            "{engine}: {TIMES} kills, {inside} of them inside a step of {took:?}; {old} old, {new} new"
        )
        .expect("somebody listens");
        assert!(old + new == TIMES && inside >= TIMES / 4, "{inside} of {TIMES} kills came in time");
    });
}

struct Attempt {
    /// How long it was between the beginning of the step and the end.
    took: Duration,
    /// Whether the program lived to say that the step is taken.
    taken: bool,
}

/// Publishes, and kills the program so long after the step began.
fn publish(desk: &Desk, kill_after: Option<Duration>) -> Attempt {
    let mut child = desk
        .command(&["release", "publish", "returns", "--as", "Bob"], &[("REFERRALS_LOG", "server::store=debug")])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines();
    let mut until = |word: &str| lines.by_ref().any(|line| line.is_ok_and(|line| line.contains(word)));
    assert!(until(BEGINS), "it publishes");
    let begun = clock::start();
    if let Some(after) = kill_after {
        while begun.elapsed() < after {
            std::hint::spin_loop();
        }
        child.kill().expect("it is killed");
    }
    let taken = until(IS_TAKEN);
    let took = begun.elapsed();
    child.wait().expect("it ends");
    assert!(took < PATIENCE, "{took:?}");
    Attempt { took, taken }
}

/// Leaves a checked draft, and gives the number of the latest release.
async fn prepare(store: &dyn Store) -> u32 {
    let latest = whole(store).await;
    let content = store.content("returns", latest).await.expect("an answer").expect("a release");
    let ann = Act::new("Ann", clock::now());
    draft::keep(store, content, draft::Intent::default(), &ann).await.expect("a draft");
    check(store, "returns", None, &ann).await.expect("it is checked");
    latest
}

/// The number of the latest release, after a look at all that is stored.
async fn whole(store: &dyn Store) -> u32 {
    // Waits until the step of the one that was killed is taken or undone.
    store.take(&Step { moves: Vec::new(), entries: Vec::new() }).await.expect("the database lives");
    let records = store.records().await.expect("the records");
    let of =
        |state| records.iter().filter(|record| record.state == state).map(|record| record.number).collect::<Vec<_>>();
    let latest = of(State::Published);
    let [latest] = latest.as_slice() else { panic!("one is the latest: {latest:?}") };
    assert_eq!(of(State::Superseded), (1..*latest).collect::<Vec<_>>(), "all before it are superseded");
    let published = store.audit().await.expect("the audit");
    let published = published.iter().filter(|entry| entry.action == server::store::audit::Action::Published).count();
    assert_eq!(published, *latest as usize, "the audit has a line for each");
    for record in records.iter().filter(|record| record.number + 1 >= *latest) {
        let content = store.content("returns", record.number).await.expect("its hash and its proof agree");
        assert!(content.is_some());
    }
    *latest
}
