//! The dashboard without JavaScript: a plain form does all the work.

use crate::{
    chromium::Chromium,
    controls::{choices, choose, shown},
    pages::dashboards,
    program::Program,
};
use serde_json::Value;

#[tokio::test]
async fn every_control_works_without_javascript() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    chromium.without_script().await;
    chromium.goto(&program.at(dashboard)).await.expect("the dashboard");
    let whole = shown(&chromium).await;
    let choices = choices(&chromium).await;
    assert!(choices.len() > 8, "the dashboard has controls: {choices:?}");
    for choice in &choices {
        chromium.goto(&program.at(dashboard)).await.expect("the dashboard");
        assert_eq!(chromium.ask("return document.documentElement.dataset.islands ?? null").await, Value::Null);
        choose(&chromium, choice).await;
        let before = chromium.current_url().await.expect("an address");
        chromium.click("form.controls button[type=submit]").await;
        chromium.leave(&before).await;
        let address = chromium.current_url().await.expect("an address");
        let query = address.query().unwrap_or_default();
        assert!(query.contains(&choice.value), "{choice:?} is in the address: {address}");
        let now = shown(&chromium).await;
        assert!(
            now["form"].as_str().is_some_and(|form| form.contains(&choice.value)),
            "{choice:?} stays chosen: {}",
            now["form"]
        );
        assert_ne!(now["html"], whole["html"], "{choice:?} changes what is shown");
    }
}
