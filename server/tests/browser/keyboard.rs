//! Everything that can be clicked can be reached and seen with the keyboard alone.

use crate::{chromium::Chromium, pages::every_page, program::Program};
use serde_json::json;

/// Gives every control that the keyboard must reach a number, and says how many there are: one for a group of radio buttons.
const NUMBER: &str = r#"
    const groups = new Set();
    const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter(control => control.checkVisibility({ visibilityProperty: true }) && !control.disabled && control.tabIndex >= 0 && control.type !== "hidden")
        .filter(control => {
            if (control.type !== "radio") return true;
            const group = `${control.form?.id} ${control.name}`;
            if (groups.has(group)) return false;
            return groups.add(group);
        });
    document.querySelectorAll("[tabindex]").forEach(e => { if (e.tabIndex > 0) throw new Error("a tabindex above 0"); });
    controls.forEach((control, number) => {
        control.dataset.number = number;
        if (control.type === "radio") {
            document.querySelectorAll(`input[type=radio][name="${control.name}"]`).forEach(one => {
                if (one.form === control.form) one.dataset.number = number;
            });
        }
    });
    return controls.map(control => control.outerHTML.slice(0, 120));
"#;

/// The number of the control that has the focus, and whether a reader can see that it has it.
const FOCUSED: &str = r#"
    // The focus leaves a frame, and the window follows it, only with the next picture.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const focused = document.activeElement;
    const seen = element => {
        const style = getComputedStyle(element);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        if (!outlined && style.boxShadow === "none") return false;
        // In the window, and not wholly behind something.
        const box = element.getBoundingClientRect();
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        if (left >= right || top >= bottom) return false;
        return [[1, 1], [1, 9], [9, 1], [9, 9]].some(([across, down]) => {
            const [x, y] = [left + (right - left) * across / 10, top + (bottom - top) * down / 10];
            const above = document.elementFromPoint(x, y);
            return above !== null && (element.contains(above) || above.contains(element));
        });
    };
    const marked = [focused, focused.closest("label"), focused.nextElementSibling].filter(Boolean);
    return { number: focused.dataset.number ?? null, seen: marked.some(seen), is: JSON.stringify(focused.getBoundingClientRect()) + focused.outerHTML.slice(0, 120) };
"#;

/// More than the controls and marks of an embed.
const STOPS: usize = 120;

#[tokio::test]
async fn the_tab_key_reaches_every_control_and_the_focus_is_seen() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    for page in every_page(&chromium, &program).await {
        for width in [360, 1280] {
            chromium.window(width, 900).await;
            chromium.goto(&program.at(&page)).await.expect("a page");
            chromium
                .until("!document.querySelector('leptos-island') || document.documentElement.dataset.islands")
                .await;
            let controls = chromium.ask(NUMBER).await;
            let controls = controls.as_array().expect("a list");
            let mut reached = vec![false; controls.len()];
            // In a frame the keyboard goes on to what is in it: a link, a table, and out again.
            let frames = chromium.ask("return document.querySelectorAll('iframe').length").await;
            let frames = usize::try_from(frames.as_u64().expect("a number")).expect("a few");
            for _ in 0..controls.len() + frames * STOPS {
                press(&chromium, TAB).await;
                if chromium.ask("return document.activeElement.tagName").await == "IFRAME" {
                    continue;
                }
                let focused = chromium.ask(FOCUSED).await;
                let number: Option<usize> = focused["number"].as_str().and_then(|number| number.parse().ok());
                // Between two documents the focus is nowhere for a moment.
                let Some(number) = number else { continue };
                assert_eq!(focused["seen"], true, "{page} at {width} px: the focus is not seen on {}", focused["is"]);
                reached[number] = true;
                if !reached.contains(&false) {
                    break;
                }
            }
            let missed: Vec<_> = controls.iter().zip(&reached).filter(|(_, reached)| !**reached).collect();
            assert!(missed.is_empty(), "{page} at {width} px: the keyboard does not reach {missed:?}");
        }
    }
}

/// The names and the numbers of keys.
pub(crate) const TAB: (&str, u32) = ("Tab", 9);
pub(crate) const DOWN: (&str, u32) = ("ArrowDown", 40);
pub(crate) const UP: (&str, u32) = ("ArrowUp", 38);

/// Presses a key.
pub(crate) async fn press(chromium: &Chromium, (name, number): (&str, u32)) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": number });
        chromium.devtools("Input.dispatchKeyEvent", key).await;
    }
}
