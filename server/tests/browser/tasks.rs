//! What people come to do, each done from the overview on by the keyboard alone, on a phone of 360 px.

use crate::{chromium::Chromium, program::Program};
use serde_json::json;

/// One thing that somebody does with the keyboard.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Moves with the Tab key to the control that is called so.
    To(&'static str),
    /// Presses Enter, which may lead to another page.
    Enter,
    /// Presses the space bar.
    Space,
    /// Types a text.
    Type(&'static str),
}

use Step::{Enter, Space, To, Type};

/// A task: the steps from the overview on, and what is true in the page once it is done.
struct Task {
    name: &'static str,
    steps: &'static [Step],
    done: &'static str,
}

const ILLUSTRATIVE: &str = "Figures, table and files: Illustrative referrals by police force (not real figures)";
const PUBLISHED: &str = "Figures, table and files: Victims’ data shared with Immigration Enforcement";

const TASKS: [Task; 30] = [
    Task {
        name: "Which police force is Brighton's?",
        steps: &[To("Place, police force or dataset"), Type("Brighton"), Enter],
        done: "document.querySelector('.results h3').textContent === 'Sussex Police'",
    },
    Task {
        name: "Open the page of the police force of Caerdydd, in Welsh",
        steps: &[
            To("Cymraeg"),
            Enter,
            To("Lle, heddlu neu set ddata"),
            Type("Caerdydd"),
            Enter,
            To("Heddlu De Cymru: Atgyfeiriadau enghreifftiol yn ôl heddlu (nid ffigurau go iawn)"),
            Enter,
        ],
        done: "location.pathname.endsWith('/forces/south-wales') && document.documentElement.lang === 'cy'",
    },
    Task {
        name: "Find a force in spite of a slip",
        steps: &[To("Place, police force or dataset"), Type("Middlesborough"), Enter],
        done: "document.querySelector('.results h3').textContent === 'Cleveland Police'",
    },
    Task {
        name: "Learn what can be searched where nothing is found",
        steps: &[To("Place, police force or dataset"), Type("zzzzzz"), Enter],
        done: "document.querySelector('main [role=status]').textContent.includes('Nothing goes by that name')",
    },
    Task {
        name: "Copy the sentence for Kent in Welsh",
        steps: &[
            To("Place, police force or dataset"),
            Type("Kent Police"),
            Enter,
            To("Kent Police: Illustrative referrals by police force (not real figures)"),
            Enter,
            To("Cymraeg"),
            Enter,
        ],
        done: "document.querySelector('p.sentence').textContent.includes('Kent') && document.documentElement.lang === 'cy'",
    },
    Task {
        name: "Read the published total with its source",
        steps: &[To(PUBLISHED), Enter],
        done: "document.querySelector('p.sentence').textContent.includes('537') && document.body.textContent.includes('Letter to the Home Secretary, 9 November 2023')",
    },
    Task {
        name: "Is it true that every force shared data?",
        steps: &[To(PUBLISHED), Enter, To("Claims, checked"), Enter],
        done: "[...document.querySelectorAll('.claims > li')].some(claim => claim.textContent.includes('every single police force') && claim.querySelector('.judged'))",
    },
    Task {
        name: "Is it true that nobody was detained or removed?",
        steps: &[To(PUBLISHED), Enter, To("Claims, checked"), Enter],
        done: "[...document.querySelectorAll('.claims > li')].some(claim => claim.textContent.includes('detained or removed') && claim.querySelector('.judged.holds'))",
    },
    Task {
        name: "Which forces lie outside the limits of chance?",
        steps: &[To(ILLUSTRATIVE), Enter, To("Figure"), Type("Rate against"), To("Show"), Enter],
        done: "document.querySelector('p.sentence').textContent.includes('limits')",
    },
    Task {
        name: "See the numbers by force and year",
        steps: &[To(ILLUSTRATIVE), Enter, To("Figure"), Type("By force and"), To("Show"), Enter],
        done: "document.querySelectorAll('table.data thead th').length >= 4",
    },
    Task {
        name: "See rates with their intervals",
        steps: &[To(ILLUSTRATIVE), Enter, To("Show as"), Type("Per"), To("Show"), Enter],
        done: "[...document.querySelectorAll('table.data th')].some(head => head.textContent === '95% interval')",
    },
    Task {
        name: "See the forces by region",
        steps: &[To(ILLUSTRATIVE), Enter, To("Order of forces"), Type("By region"), To("Show"), Enter],
        done: "location.search.includes('sort=region')",
    },
    Task {
        name: "See one year alone",
        steps: &[To(ILLUSTRATIVE), Enter, To("From"), Type("2022"), To("Show"), Enter],
        done: "location.search.includes('years=2022-23')",
    },
    Task {
        name: "Get the code of an embed",
        steps: &[To(ILLUSTRATIVE), Enter, To("Embed this figure"), Enter, To("Code for your page")],
        done: "document.activeElement.value.includes('<iframe')",
    },
    Task {
        name: "Reach the workbook of all numbers",
        steps: &[To(ILLUSTRATIVE), Enter, To("Table as a workbook (XLSX)")],
        done: "(await fetch(document.activeElement.href)).headers.get('content-type').includes('spreadsheetml')",
    },
    Task {
        name: "Reach the CSV of what is shown",
        steps: &[To(ILLUSTRATIVE), Enter, To("Table as CSV")],
        done: "(await (await fetch(document.activeElement.href)).text()).startsWith('areacd,')",
    },
    Task {
        name: "Reach the figure as an image",
        steps: &[To(ILLUSTRATIVE), Enter, To("Figure as PNG")],
        done: "(await fetch(document.activeElement.href)).headers.get('content-type') === 'image/png'",
    },
    Task {
        name: "Turn the table to one number a row",
        steps: &[To(ILLUSTRATIVE), Enter, To("Table"), Enter, To("A row is"), Type("One"), To("Show"), Enter],
        done: "location.search.includes('rows=numbers') && document.querySelectorAll('table.data tbody tr').length > 100",
    },
    Task {
        name: "See a table of rates by year",
        steps: &[
            To(ILLUSTRATIVE),
            Enter,
            To("Table"),
            Enter,
            To("Columns"),
            Type("Each"),
            To("Show as"),
            Type("Per"),
            To("Show"),
            Enter,
        ],
        done: "location.search.includes('figure=heatmap') && location.search.includes('unit=rate')",
    },
    Task {
        name: "Compare Kent with Sussex",
        steps: &[
            To(ILLUSTRATIVE),
            Enter,
            To("Compare police forces"),
            Enter,
            To("Kent Police"),
            Space,
            To("Sussex Police"),
            Space,
            To("Show"),
            Enter,
        ],
        done: "location.search.includes('forces=kent,sussex') && document.body.textContent.includes('One force beside another')",
    },
    Task {
        name: "Why has the British Transport Police no rate?",
        steps: &[
            To("Place, police force or dataset"),
            Type("BTP"),
            Enter,
            To("British Transport Police: Illustrative referrals by police force (not real figures)"),
            Enter,
        ],
        done: "document.body.textContent.includes('British Transport Police has no rate')",
    },
    Task {
        name: "Go from one force to the next",
        steps: &[
            To("Place, police force or dataset"),
            Type("Gwent"),
            Enter,
            To("Gwent Police: Illustrative referrals by police force (not real figures)"),
            Enter,
            To("Hampshire Constabulary"),
            Enter,
        ],
        done: "location.pathname.endsWith('/forces/hampshire')",
    },
    Task {
        name: "Read what exactly is counted",
        steps: &[To(PUBLISHED), Enter, To("About these numbers"), Enter],
        done: "document.querySelector('h2').textContent === 'What is counted' && document.body.textContent.includes('by telephone')",
    },
    Task {
        name: "See when numbers were released and what changed",
        steps: &[To(ILLUSTRATIVE), Enter, To("Releases"), Enter],
        done: "document.querySelector('table.releases, .releases') !== null",
    },
    Task {
        name: "Reach the proof that nothing withheld is given away",
        steps: &[To(ILLUSTRATIVE), Enter, To("Releases"), Enter, To("Release 1"), Enter],
        done: "location.pathname.endsWith('/releases/1')",
    },
    Task {
        name: "Reach the description of the API",
        steps: &[To(ILLUSTRATIVE), Enter, To("About these numbers"), Enter, To("Description of the API (OpenAPI)")],
        done: "(await (await fetch(document.activeElement.href)).json()).openapi.startsWith('3')",
    },
    Task {
        name: "Find whom to ask",
        steps: &[To(ILLUSTRATIVE), Enter, To("Office of the Domestic Abuse Commissioner")],
        done: "document.activeElement.href.startsWith('https://domesticabusecommissioner.uk/')",
    },
    Task {
        name: "Find the licence",
        steps: &[To("Open Government Licence v3.0")],
        done: "document.activeElement.rel === 'license'",
    },
    Task {
        name: "Read the accessibility statement",
        steps: &[To("Accessibility statement"), Enter],
        done: "document.querySelector('h1').textContent === 'Accessibility statement'",
    },
    Task {
        name: "Leave at once, or call for help",
        steps: &[To("Quick exit"), To("999")],
        done: "document.activeElement.getAttribute('href') === 'tel:999'",
    },
];

/// What the control that has the focus is called, as assistive technology computes it well enough here.
const CALLED: &str = "
    const focused = document.activeElement;
    const label = focused.labels && focused.labels.length ? focused.labels[0].textContent : '';
    return (label || focused.getAttribute('aria-label') || focused.textContent || '').trim();";

/// No page has as many controls.
const MOST: usize = 400;

async fn key(chromium: &Chromium, key: &str, code: &str, number: u32, text: &str) {
    for kind in ["keyDown", "keyUp"] {
        let mut event = json!({ "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number });
        if kind == "keyDown" && !text.is_empty() {
            event["text"] = text.into();
        }
        chromium.devtools("Input.dispatchKeyEvent", event).await;
    }
}

/// Does one step; an error says why it cannot be done.
async fn step(chromium: &Chromium, step: Step) -> Result<(), String> {
    match step {
        To(name) => {
            for _ in 0..MOST {
                key(chromium, "Tab", "Tab", 9, "").await;
                if chromium.ask(CALLED).await == name {
                    return Ok(());
                }
            }
            Err(format!("the Tab key does not reach “{name}”"))
        }
        Enter => {
            let leads = chromium
                .ask("const it = document.activeElement; return it.tagName === 'A' || Boolean(it.form && it.type !== 'checkbox');")
                .await;
            chromium.ask("window.before = true;").await;
            key(chromium, "Enter", "Enter", 13, "\r").await;
            if leads == true {
                chromium.until("!window.before && document.readyState === 'complete'").await;
            }
            Ok(())
        }
        Space => {
            key(chromium, " ", "Space", 32, " ").await;
            Ok(())
        }
        Type(text) => {
            for letter in text.chars() {
                key(chromium, &letter.to_string(), "", 0, &letter.to_string()).await;
            }
            Ok(())
        }
    }
}

#[tokio::test]
async fn every_task_is_done_by_the_keyboard_alone_on_a_phone() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    chromium.window(360, 740).await;
    // The forms do the work, so that it goes the same way where no script runs.
    chromium.without_script().await;
    let mut undone = Vec::new();
    for task in &TASKS {
        chromium.goto(&program.at("/")).await.expect("the overview");
        let mut why = None;
        for one in task.steps {
            if let Err(cannot) = step(&chromium, *one).await {
                why = Some(cannot);
                break;
            }
        }
        let done = why.is_none() && chromium.ask(&format!("return {}", task.done)).await == true;
        let wide = chromium.ask("return document.documentElement.scrollWidth").await;
        if !done || wide.as_u64() > Some(360) {
            let at = chromium.current_url().await.expect("an address");
            undone.push(format!(
                "{}: {}, at {at}, {wide} px wide",
                task.name,
                why.unwrap_or_else(|| "not done".into())
            ));
        }
    }
    assert!(undone.is_empty(), "{} of {} tasks\n{}", undone.len(), TASKS.len(), undone.join("\n"));
}

#[tokio::test]
async fn the_sheet_of_a_force_prints_with_its_address_and_without_controls() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    chromium.goto(&program.at("/datasets/illustrative-by-force/forces/gwent")).await.expect("a page");
    chromium.media("print", &[]).await;
    let seen = chromium
        .ask(
            "const seen = selector => [...document.querySelectorAll(selector)].some(it => it.checkVisibility());
             return { address: seen('.printed'), numbers: seen('table.data'), sentence: seen('p.sentence'), exit: seen('.quick-exit'), controls: seen('nav, form, button') };",
        )
        .await;
    let expected = json!({ "address": true, "numbers": true, "sentence": true, "exit": false, "controls": false });
    assert_eq!(seen, expected);
}
