//! The lines that help.

use crate::text::Prose;
use leptos::prelude::*;

/// The lines that help, each with a number that a phone dials.
pub(crate) fn help_lines(prose: &'static dyn Prose) -> AnyView {
    let line = |line: &crate::text::HelpLine| {
        view! {
            <li>
                <span class="help-name">{line.name}</span>
                <a class="help-number" href=format!("tel:{}", line.dialled)>{line.number}</a>
                <span class="help-note">{line.note}</span>
            </li>
        }
    };
    view! { <ul class="help-lines">{prose.help_lines().iter().map(line).collect_view()}</ul> }.into_any()
}
