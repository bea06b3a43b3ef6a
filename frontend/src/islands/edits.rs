//! The few edits that make one piece of HTML another, so that a browser styles, lays out and paints only what differs.
//!
//! It reads what our own kernel writes: every element is closed, every attribute stands in double quotes, and there are no comments.

/// Something to be done to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edit<'a> {
    /// Its attribute of this name gets this value.
    Attribute(&'a str, &'a str),
    /// It is a text, and becomes this one.
    Text(&'a str),
    /// It makes way for this HTML.
    Whole(&'a str),
    /// What is in it makes way for this HTML.
    Within(&'a str),
}

/// How many pieces of HTML within one element are read one by one rather than with all that it holds.
const MANY: usize = 8;

/// The way to a node: from the outermost inwards, its index among the nodes beside it.
pub(crate) type Way = Vec<u32>;

/// The edits from one piece of HTML to another, with the nodes that they are done to. None of them changes the way to another.
pub(crate) fn edits<'a>(old: &str, new: &'a str) -> Vec<(Way, Edit<'a>)> {
    let mut search = Search { way: Way::new(), found: Vec::new() };
    if old != new {
        search.within(old, new);
    }
    search.found
}

/// A text, or an element with what stands between `<` and `>`.
struct Node<'a> {
    whole: &'a str,
    tag: &'a str,
    inner: &'a str,
}

impl Node<'_> {
    fn is_text(&self) -> bool {
        self.tag.is_empty()
    }
}

struct Search<'a> {
    way: Way,
    found: Vec<(Way, Edit<'a>)>,
}

impl<'a> Search<'a> {
    fn edit(&mut self, edit: Edit<'a>) {
        self.found.push((self.way.clone(), edit));
    }

    fn within(&mut self, old: &str, new: &'a str) {
        let (before, after) = (nodes(old), nodes(new));
        let changed =
            || (0..).zip(before.iter().zip(&after)).filter(|(_, (before, after))| before.whole != after.whole);
        // A text that is to become an element, or to be read as HTML, is no place for an edit.
        let is_place = |(before, after): (&Node<'_>, &Node<'_>)| {
            if after.is_text() { before.is_text() && is_plain(after.whole) } else { !before.is_text() }
        };
        if before.len() != after.len() || !changed().all(|(_, pair)| is_place(pair)) {
            return self.edit(Edit::Within(new));
        }
        let (begin, mut read) = (self.found.len(), 0);
        for (index, (before, after)) in changed() {
            let last = self.found.len();
            self.way.push(index);
            if after.is_text() {
                self.edit(Edit::Text(after.whole));
            } else {
                self.element(before, after);
            }
            self.way.pop();
            // A browser reads one long piece sooner than many short ones; then nobody needs to look for the rest of them.
            let is_read = |(_, edit): &&(Way, Edit<'_>)| matches!(edit, Edit::Whole(_) | Edit::Within(_));
            read += self.found[last..].iter().filter(is_read).count();
            if read > MANY {
                self.found.truncate(begin);
                return self.edit(Edit::Within(new));
            }
        }
    }

    fn element(&mut self, old: &Node<'_>, new: &Node<'a>) {
        let ((name, before), (new_name, after)) = (parts(old.tag), parts(new.tag));
        let is_alike = name == new_name && before.iter().map(|it| it.0).eq(after.iter().map(|it| it.0));
        let changed = || after.iter().zip(&before).filter(|(after, before)| after != before).map(|(after, _)| *after);
        if !is_alike || !changed().all(|(_, value)| is_plain(value)) {
            return self.edit(Edit::Whole(new.whole));
        }
        changed().for_each(|(name, value)| self.edit(Edit::Attribute(name, value)));
        if old.inner != new.inner {
            self.within(old.inner, new.inner);
        }
    }
}

/// Whether HTML means each of its characters as it stands.
fn is_plain(html: &str) -> bool {
    !html.contains('&')
}

/// The nodes of some HTML, without those within them.
fn nodes(html: &str) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let node = first(rest);
        rest = &rest[node.whole.len()..];
        nodes.push(node);
    }
    nodes
}

/// The first node of some HTML that is not empty.
fn first(html: &str) -> Node<'_> {
    if !html.starts_with('<') {
        let whole = html.find('<').map_or(html, |end| &html[..end]);
        return Node { whole, tag: "", inner: "" };
    }
    let (begin, mut at, mut depth) = (end_of_tag(html), 0, 0);
    loop {
        let tag = &html[at..at + end_of_tag(&html[at..])];
        let is_end = tag.starts_with("</");
        depth += if is_end { -1 } else { i32::from(!tag.ends_with("/>")) };
        let end = at + tag.len();
        let next = html[end..].find('<').map(|text| end + text);
        if let (1.., Some(next)) = (depth, next) {
            at = next;
        } else {
            let inner = if is_end { &html[begin..at] } else { "" };
            return Node { whole: &html[..end], tag: &html[1..begin - 1], inner };
        }
    }
}

/// Where the tag ends that some HTML begins with.
fn end_of_tag(html: &str) -> usize {
    html.find('>').map_or(html.len(), |end| end + 1)
}

/// The name of a tag, and its attributes with their values.
fn parts(tag: &str) -> (&str, Vec<(&str, &str)>) {
    let (name, mut rest) = tag.split_once([' ', '/']).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((attribute, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        attributes.push((attribute.trim_start(), value));
        rest = after;
    }
    (name, attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_left_alone() {
        let html = "<svg a=\"1\"><g><title>One &amp; two</title><rect/></g>text</svg>";
        assert_eq!(edits(html, html), []);
    }

    #[test]
    fn texts_and_attributes_change_in_their_place() {
        let old = "<g><title>Kent: 5</title><rect class=\"a\" width=\"5\"/></g><p>x</p>";
        let new = "<g><title>Kent: 7</title><rect class=\"a\" width=\"7\"/></g><p>y</p>";
        let expected = [
            (vec![0, 0, 0], Edit::Text("Kent: 7")),
            (vec![0, 1], Edit::Attribute("width", "7")),
            (vec![1, 0], Edit::Text("y")),
        ];
        assert_eq!(edits(old, new), expected);
    }

    #[test]
    fn other_elements_and_other_attributes_are_written_anew() {
        assert_eq!(edits("<g><rect/></g>", "<g><path/></g>"), [(vec![0, 0], Edit::Whole("<path/>"))]);
        let new = "<td class=\"s\">5</td>";
        assert_eq!(edits("<td>5</td>", new), [(vec![0], Edit::Whole(new))]);
        assert_eq!(edits("<tr><td>5</td></tr>", "<tr>5</tr>"), [(vec![0], Edit::Within("5"))]);
        assert_eq!(edits("<p>5</p>", "<p><b>5</b></p>"), [(vec![0], Edit::Within("<b>5</b>"))]);
    }

    #[test]
    fn where_the_number_of_nodes_changes_all_of_them_are_written_anew() {
        let new = "<td>5</td><td>6</td>";
        assert_eq!(edits("<tr><td>5</td></tr>", &format!("<tr>{new}</tr>")), [(vec![0], Edit::Within(new))]);
        assert_eq!(edits("", "<p>a</p>"), [(vec![], Edit::Within("<p>a</p>"))]);
        assert_eq!(edits("<p>a</p>", ""), [(vec![], Edit::Within(""))]);
    }

    #[test]
    fn many_pieces_of_html_are_read_as_one() {
        let rows = |cells: &str, count: usize| format!("<tr>{cells}</tr>").repeat(count);
        let wide = "<td>5</td><td>6</td>";
        let few = edits(&rows("<td>5</td>", MANY), &rows(wide, MANY)).len();
        assert_eq!(few, MANY, "each for itself");
        let (old, new) = (rows("<td>5</td>", MANY + 1), rows(wide, MANY + 1));
        let caption = "<caption>a</caption>";
        assert_eq!(
            edits(&format!("{caption}<tbody>{old}</tbody>"), &format!("{caption}<tbody>{new}</tbody>")),
            [(vec![1], Edit::Within(new.as_str()))]
        );
    }

    #[test]
    fn characters_that_html_writes_otherwise_are_left_to_its_parser() {
        assert_eq!(edits("<p>a</p>", "<p>&lt;</p>"), [(vec![0], Edit::Within("&lt;"))]);
        assert_eq!(
            edits("<a href=\"x\">a</a>", "<a href=\"x?a&amp;b\">a</a>"),
            [(vec![0], Edit::Whole("<a href=\"x?a&amp;b\">a</a>"))]
        );
    }
}
