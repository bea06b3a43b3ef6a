//! What a figure says when there is no number to draw: the number of England and Wales where there is one, and a sentence.

use super::{
    frame::{ALL, Column},
    palette::Role,
};
use crate::{
    cell::Absence,
    table::{Table, Value},
};

/// Whether no force (or, by year, no area) of a table has any number, not even a withheld one, though there could be some.
pub(super) fn nothing_to_draw(table: &Table) -> bool {
    let values = || table.drawn().iter().flat_map(|row| &row.values);
    let could_be = |value: &Value| *value != Value::Missing(Absence::NotApplicable);
    values().all(|value| matches!(value, Value::Missing(_))) && values().any(could_be)
}

/// The words in place of a drawing.
pub(super) fn words(table: &Table, x: i32, width: i32) -> Column {
    let mut column = Column::new(x, width);
    let row = table.england_and_wales();
    if let [value] = row.values[..]
        && value.most().is_some()
    {
        let text = value.text(table.words(), table.unit);
        let role = if Role::Total.font().width(&text) <= width { Role::Total } else { Role::Heading };
        column.add(role, 4, &text, ALL);
        column.add(Role::Message, 0, &row.label, ALL);
    }
    column.add(Role::Message, 16, table.words().nothing_to_draw(table.figure, table.unit), ALL);
    column
}
