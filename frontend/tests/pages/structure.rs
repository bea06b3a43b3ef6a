//! Reads a page as a browser does, and lists what is wrong with it.

use frontend::LOADER;
use scraper::{ElementRef, Html, Selector, node::Node};
use std::collections::BTreeSet;

/// A page as the server wrote it and as a browser reads it.
pub(crate) struct Document<'a> {
    written: &'a str,
    read: Html,
}

impl<'a> Document<'a> {
    pub(crate) fn new(written: &'a str) -> Self {
        // Leptos parts two texts by the shortest comment there is, which every browser reads as a comment.
        Self { written, read: Html::parse_document(&written.replace("<!>", "<!---->")) }
    }

    /// The elements that a CSS selector selects, in the order of the page.
    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.read.select(&Selector::parse(selector).expect("a selector")).collect()
    }

    /// Everything that is wrong with the page.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = self.repairs();
        faults.extend(self.identities());
        faults.extend(self.headings());
        faults.extend(self.controls());
        faults.extend(self.policy());
        faults
    }

    /// What a browser had to repair: then hydration would find another tree than the server wrote.
    fn repairs(&self) -> Vec<String> {
        let mut faults: Vec<String> = self.read.errors.iter().map(|error| format!("parse: {error}")).collect();
        let written: Vec<&str> = self
            .written
            .split('<')
            .skip(1)
            .map(|tag| tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default())
            .filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
            .collect();
        let read: Vec<&str> =
            self.read.tree.nodes().filter_map(|node| node.value().as_element()).map(|e| e.name()).collect();
        if written != read {
            let at = written.iter().zip(&read).take_while(|(a, b)| a == b).count();
            faults.push(format!("element {at}: written {:?}, read {:?}", written.get(at), read.get(at)));
        }
        faults
    }

    /// Ids are unique; what refers to one finds it.
    fn identities(&self) -> Vec<String> {
        let mut ids = BTreeSet::new();
        let mut faults = Vec::new();
        for element in self.all("[id]") {
            let id = element.attr("id").unwrap_or_default();
            if id.is_empty() || !ids.insert(id.to_owned()) {
                faults.push(format!("id {id:?} is empty or not unique"));
            }
        }
        for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
            for element in self.all(&format!("[{name}]")) {
                for id in element.attr(name).unwrap_or_default().split_ascii_whitespace() {
                    if !ids.contains(id) {
                        faults.push(format!("{name}={id:?} refers to nothing"));
                    }
                }
            }
        }
        for link in self.all("a[href^=\"#\"]") {
            let id = link.attr("href").unwrap_or_default().trim_start_matches('#');
            if !ids.contains(id) {
                faults.push(format!("the link to #{id} leads nowhere"));
            }
        }
        faults
    }

    /// One `h1`; no level is left out; none is empty.
    fn headings(&self) -> Vec<String> {
        let headings = self.all("h1, h2, h3, h4, h5, h6");
        let levels: Vec<u32> = headings.iter().filter_map(|heading| heading.value().name()[1..].parse().ok()).collect();
        let mut faults = Vec::new();
        if levels.iter().filter(|level| **level == 1).count() != 1 || levels.first() != Some(&1) {
            faults.push(format!("headings do not begin with the one h1: {levels:?}"));
        }
        if levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
            faults.push(format!("a level of headings is left out: {levels:?}"));
        }
        if headings.iter().any(|heading| text(*heading).is_empty()) {
            faults.push("a heading is empty".into());
        }
        faults
    }

    /// Every control has a label, every link and button a name, every image an alternative, every cell a heading.
    fn controls(&self) -> Vec<String> {
        let labels: BTreeSet<&str> = self.all("label[for]").iter().filter_map(|label| label.attr("for")).collect();
        let mut faults = Vec::new();
        for control in self.all("input:not([type=hidden]), select, textarea") {
            if control.attr("id").is_none_or(|id| !labels.contains(id)) {
                faults.push(format!("no label for {}", control.html()));
            }
        }
        for named in self.all("a, button, summary, legend, caption, title, th, label, option, dt, dd, li") {
            if text(named).is_empty() {
                faults.push(format!("no text in {}", named.html()));
            }
        }
        for image in self.all("img") {
            if image.attr("alt").is_none() {
                faults.push(format!("no alternative for {}", image.html()));
            }
        }
        for heading in self.all("th") {
            if heading.attr("scope").is_none() {
                faults.push(format!("no scope on {}", heading.html()));
            }
        }
        if self.all("table").len() != self.all(".scroll > table").len() {
            faults.push("a table is wider than a phone and does not scroll".into());
        }
        for scroll in self.all(".scroll") {
            if scroll.attr("tabindex") != Some("0")
                || scroll.attr("role").is_none()
                || scroll.attr("aria-label").is_none()
            {
                faults.push("a region that scrolls cannot be reached or has no name".into());
            }
        }
        faults
    }

    /// What the content security policy would refuse.
    fn policy(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for node in self.read.tree.nodes() {
            let Node::Element(element) = node.value() else { continue };
            for (name, value) in element.attrs() {
                if name == "style" || name.starts_with("on") || value.trim_start().starts_with("javascript:") {
                    faults.push(format!("{name}={value:?} on {}", element.name()));
                }
            }
            // What a search engine or an island reads is data, which no browser runs.
            let is_data = matches!(element.attr("type"), Some("application/json" | "application/ld+json"));
            // The policy knows one script by its hash.
            let is_loader = ElementRef::wrap(node).is_some_and(|script| script.text().collect::<String>() == *LOADER);
            let runs = element.name() == "script" && !is_data && !is_loader;
            if element.name() == "style" || (runs && node.has_children()) {
                faults.push(format!("inline {}", element.name()));
            }
        }
        faults
    }
}

/// The text of an element, without the space around it.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}
